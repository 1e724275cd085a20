// SPDX-License-Identifier: Apache-2.0
package org.thalweg.render.figure;

import java.util.List;
import java.util.Optional;
import org.thalweg.landscape.objective.Channel;
import org.thalweg.landscape.surface.Surface;

/**
 * The single draws behind a channel that is their mean.
 *
 * @param channels one a draw, in their order; empty where there was one draw
 * @param deviation the channel of the standard deviation among them
 */
public record Draws(List<Integer> channels, Optional<Integer> deviation) {
  public Draws {
    channels = List.copyOf(channels);
  }

  public static Draws of(Surface surface, int channel) {
    Channel mean = surface.channels().get(channel);
    return new Draws(surface.draws(channel), surface.findChannel(mean.deviation().name()));
  }

  public boolean isEmpty() {
    return channels.isEmpty();
  }
}

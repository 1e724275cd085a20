// SPDX-License-Identifier: Apache-2.0
package org.thalweg.landscape.shape;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.thalweg.landscape.objective.Channel;
import org.thalweg.landscape.surface.Surface;

/** The channels that are surfaces by themselves: every draw of a mean, or a single one. */
final class DrawChannels {
  private DrawChannels() {}

  /** A mean over draws is smoother than each; its shape is nobody's. */
  static List<Integer> of(Surface surface, int channel) {
    Channel mean = surface.channels().get(channel);
    List<Integer> found = new ArrayList<>();
    Optional<Integer> next = surface.findChannel(mean.ofDraw(1).name());
    while (next.isPresent()) {
      found.add(next.get());
      next = surface.findChannel(mean.ofDraw(found.size() + 1).name());
    }
    return found.isEmpty() ? List.of(channel) : found;
  }
}

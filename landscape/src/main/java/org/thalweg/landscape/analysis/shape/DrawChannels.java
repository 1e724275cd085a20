// SPDX-License-Identifier: Apache-2.0
package org.thalweg.landscape.analysis.shape;

import java.util.List;
import org.thalweg.landscape.surface.Surface;

/** The channels that are surfaces by themselves: every draw of a mean, or a single one. */
final class DrawChannels {
  private DrawChannels() {}

  /** A mean over draws is smoother than each; its shape is nobody's. */
  static List<Integer> of(Surface surface, int channel) {
    List<Integer> found = surface.draws(channel);
    return found.isEmpty() ? List.of(channel) : found;
  }
}

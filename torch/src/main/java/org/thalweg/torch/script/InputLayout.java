// SPDX-License-Identifier: Apache-2.0
package org.thalweg.torch.script;

import java.util.ArrayList;
import java.util.List;
import org.bytedeco.pytorch.MemoryFormatOptional;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;

/**
 * How a batch is handed to a program: its shape and, for images, its memory.
 *
 * <p>Channels last is the faster one for convolutions; programs that call {@code view} need the
 * plain one.
 */
public enum InputLayout {
  /** Images {@code [n, channels, height, width]}, channels last. */
  CHANNELS_LAST,
  /** Samples as they are, row-major. */
  PLAIN,
  /** {@code [n, features]}, for networks of dense layers alone. */
  FLAT,
  /** Images of one channel as {@code [n, height, width]}: a sequence of rows. */
  ROWS;

  private static final int IMAGES = 4;

  /** Those that can be tried on samples like these; the first that works is taken. */
  static List<InputLayout> of(Tensor samples) {
    List<InputLayout> some = new ArrayList<>();
    some.add(PLAIN);
    if (samples.dim() > 2) {
      some.add(FLAT);
    }
    if (samples.dim() == IMAGES && samples.size(1) == 1) {
      some.add(ROWS);
    }
    return some;
  }

  Tensor apply(Tensor samples) {
    return switch (this) {
      case CHANNELS_LAST -> samples.contiguous(torch.MemoryFormat.ChannelsLast);
      // Not contiguous(): that leaves images of one channel marked as channels last.
      case PLAIN -> samples.clone(new MemoryFormatOptional(torch.MemoryFormat.Contiguous));
      case FLAT -> samples.flatten(1, -1);
      case ROWS -> samples.squeeze(1);
    };
  }
}

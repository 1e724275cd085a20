// SPDX-License-Identifier: Apache-2.0
package org.thalweg.torch.data.reader;

import java.nio.file.Path;
import java.util.List;
import org.thalweg.landscape.InputFileException;
import org.thalweg.landscape.io.numpy.NpyArray;
import org.thalweg.torch.data.Dataset;
import org.thalweg.torch.data.DatasetInfo;
import org.thalweg.torch.data.ImageFormat;
import org.thalweg.torch.data.Targets;

/**
 * Samples as NumPy keeps them.
 *
 * <p>{@code [n, features]} are rows, {@code [n, height, width]} grey images, four axes images with
 * channels second, or last if there are 1 or 3 of them and other than 1 or 3 second. Unsigned bytes
 * stay bytes, and mean 1 at 255 in images; all else is float32.
 */
record NpzSamples(
    Path file, String name, NpyArray array, ImageFormat format, boolean channelsLast) {

  /** What an array means; refused if it is no samples. */
  static NpzSamples of(Path file, String name, NpyArray array) {
    List<Integer> shape = array.shape();
    int scale = array.isBytes() ? 255 : 1;
    if (shape.isEmpty() || shape.size() > 4 || shape.contains(0)) {
      throw new InputFileException(
          file,
          "\"%s\" must be [n, features], [n, height, width] or [n, channels, height, width], got %s"
              .formatted(name, shape));
    }
    return switch (shape.size()) {
      case 1 -> new NpzSamples(file, name, array, ImageFormat.row(1), false);
      case 2 -> new NpzSamples(file, name, array, ImageFormat.row(shape.get(1)), false);
      case 3 ->
          new NpzSamples(
              file, name, array, new ImageFormat(1, shape.get(1), shape.get(2), scale), false);
      default -> {
        boolean last = !colours(shape.get(1)) && colours(shape.get(3));
        ImageFormat format =
            last
                ? new ImageFormat(shape.get(3), shape.get(1), shape.get(2), scale)
                : new ImageFormat(shape.get(1), shape.get(2), shape.get(3), scale);
        yield new NpzSamples(file, name, array, format, last);
      }
    };
  }

  private static boolean colours(int channels) {
    return channels == 1 || channels == 3;
  }

  int count() {
    return array.shape().get(0);
  }

  /** With these targets; channels first. */
  Dataset dataset(DatasetInfo info, Targets targets) {
    if (array.isBytes()) {
      byte[] stored = array.toBytes();
      byte[] bytes = channelsLast ? new byte[stored.length] : stored;
      for (int i = 0; channelsLast && i < stored.length; i++) {
        bytes[place(i)] = stored[i];
      }
      return Dataset.owning(info, bytes, targets);
    }
    double[] stored = array.toDoubles();
    float[] values = new float[stored.length];
    for (int i = 0; i < stored.length; i++) {
      values[channelsLast ? place(i) : i] = finite(stored[i]);
    }
    return Dataset.owning(info, values, targets);
  }

  private float finite(double value) {
    float number = (float) value;
    if (!Float.isFinite(number)) {
      throw new InputFileException(
          file, "\"%s\" must be finite numbers, got %s; fill gaps before".formatted(name, value));
    }
    return number;
  }

  /** Where entry {@code i} of {@code [n, height, width, channels]} goes. */
  private int place(int i) {
    int channel = i % format.channels();
    int pixel = i / format.channels();
    int plane = format.height() * format.width();
    return (pixel / plane * format.channels() + channel) * plane + pixel % plane;
  }
}

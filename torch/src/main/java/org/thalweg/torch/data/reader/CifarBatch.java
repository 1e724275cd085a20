// SPDX-License-Identifier: Apache-2.0
package org.thalweg.torch.data.reader;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.thalweg.landscape.InputFileException;
import org.thalweg.torch.checkpoint.pickle.ArrayUnpickler;
import org.thalweg.torch.checkpoint.pickle.ByteArray;
import org.thalweg.torch.checkpoint.pickle.PickleBytes;
import org.thalweg.torch.checkpoint.pickle.UnpicklingException;

/**
 * One file of CIFAR, binary or a Python pickle, told apart by content.
 *
 * <p>A binary record is the label bytes, of which the last counts, then the pixels; a pickle is a
 * dictionary with an array {@code data} of one row a picture and a list of labels.
 */
final class CifarBatch {
  /** How a pickle of protocol 2 or later begins; no label is that large. */
  private static final int PICKLE = 0x80;

  private final CifarLayout layout;
  private final Path file;
  private final ByteBuffer bytes;
  private final List<?> pickledLabels;

  private CifarBatch(CifarLayout layout, Path file, ByteBuffer bytes, List<?> pickledLabels) {
    this.layout = layout;
    this.file = file;
    this.bytes = bytes;
    this.pickledLabels = pickledLabels;
  }

  static CifarBatch read(CifarLayout layout, Path file) {
    try {
      byte[] bytes = Files.readAllBytes(file);
      if (bytes.length > 0 && (bytes[0] & 0xff) == PICKLE) {
        return pickled(layout, file, bytes);
      }
      if (bytes.length == 0 || bytes.length % layout.record() != 0) {
        throw new InputFileException(
            file,
            "is truncated or no %s batch: it has %d bytes, not a multiple of %d (%s and 3×32×32 pixels); copy it again"
                .formatted(
                    layout.title(),
                    bytes.length,
                    layout.record(),
                    layout.labelBytes() == 1 ? "a label" : "two labels"));
      }
      return new CifarBatch(layout, file, ByteBuffer.wrap(bytes), List.of());
    } catch (IOException | OutOfMemoryError e) {
      throw new InputFileException(file, "cannot be read: " + e.getMessage(), e);
    }
  }

  private static CifarBatch pickled(CifarLayout layout, Path file, byte[] bytes) {
    try {
      Object batch = new ArrayUnpickler(new PickleBytes(bytes)).read();
      if (batch instanceof Map<?, ?> map
          && map.get("data") instanceof ByteArray data
          && map.get(layout.labelKey()) instanceof List<?> labels
          && !labels.isEmpty()
          && data.shape().equals(List.of(labels.size(), layout.format().size()))) {
        return new CifarBatch(layout, file, data.data(), labels);
      }
      throw new InputFileException(
          file,
          "is no %s batch: it must be a dictionary of \"data\", one row of %d bytes a picture, and as many \"%s\""
              .formatted(layout.title(), layout.format().size(), layout.labelKey()));
    } catch (UnpicklingException e) {
      throw new InputFileException(file, String.valueOf(e.getMessage()), e);
    }
  }

  private boolean isPickle() {
    return !pickledLabels.isEmpty();
  }

  /** The number of pictures. */
  int count() {
    return isPickle() ? pickledLabels.size() : bytes.limit() / layout.record();
  }

  /** Copies labels and pixels to where picture {@code first} of the whole begins. */
  void copyTo(int[] labels, byte[] pixels, int first) {
    int size = layout.format().size();
    for (int i = 0; i < count(); i++) {
      int record = i * (isPickle() ? size : layout.record());
      int begin = isPickle() ? record : record + layout.labelBytes();
      labels[first + i] = label(i, begin - 1);
      bytes.get(begin, pixels, (first + i) * size, size);
    }
  }

  private int label(int image, int at) {
    long label =
        isPickle()
            ? pickledLabels.get(image) instanceof Number number ? number.longValue() : -1
            : bytes.get(at) & 0xff;
    if (label < 0 || label >= layout.classes().size()) {
      throw new InputFileException(
          file,
          "is no %s batch: image %d%s has label %d, labels are 0 to %d"
              .formatted(
                  layout.title(),
                  image,
                  isPickle() ? "" : " at byte " + image * layout.record(),
                  label,
                  layout.classes().size() - 1));
    }
    return (int) label;
  }
}

// SPDX-License-Identifier: Apache-2.0
package org.thalweg.torch.data.reader;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/** A CIFAR batch as Python 2 pickled it: protocol 2, the array's bytes as one long string. */
final class PythonBatch {
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();

  private PythonBatch() {}

  /** Pictures whose bytes are {@code data}, row by row. */
  static byte[] of(String labelKey, int[] labels, byte[] data) {
    PythonBatch batch = new PythonBatch();
    batch.op("\u0080\u0002}(").word("batch_label").word("training batch 1 of 1");
    batch.word(labelKey).op("](");
    for (int label : labels) {
      batch.op("K").op(String.valueOf((char) label));
    }
    batch.op("e").word("data").op("cnumpy.core.multiarray\n_reconstruct\n");
    batch.op("cnumpy\nndarray\nK\0\u0085").word("b").op("\u0087R(K\u0001");
    batch.number(labels.length).number(data.length / labels.length).op("\u0086");
    batch.op("cnumpy\ndtype\n").word("u1").op("K\0K\u0001\u0087R(K\u0003").word("|");
    batch.op("NNN").number(-1).number(-1).op("K\0tb\u0089T").little(data.length);
    batch.out.writeBytes(data);
    batch.op("tbu.");
    return batch.out.toByteArray();
  }

  private PythonBatch op(String bytes) {
    out.writeBytes(bytes.getBytes(StandardCharsets.ISO_8859_1));
    return this;
  }

  private PythonBatch word(String word) {
    return op("U").op(String.valueOf((char) word.length())).op(word);
  }

  private PythonBatch number(int value) {
    return op("J").little(value);
  }

  private PythonBatch little(int value) {
    out.writeBytes(ByteBuffer.allocate(4).order(ByteOrder.LITTLE_ENDIAN).putInt(value).array());
    return this;
  }
}

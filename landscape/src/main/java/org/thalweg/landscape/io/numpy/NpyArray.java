// SPDX-License-Identifier: Apache-2.0
package org.thalweg.landscape.io.numpy;

import java.util.List;

/** One array of a NumPy file, kept as its bytes; handed out row-major, whatever its order. */
public final class NpyArray {
  private final NpyHeader header;
  private final byte[] data;

  NpyArray(NpyHeader header, byte[] data) {
    this.header = header;
    this.data = data;
  }

  public List<Integer> shape() {
    return header.shape();
  }

  /** The number of entries. */
  public int size() {
    return data.length / header.type().width();
  }

  /** Whether entries are unsigned bytes, or truth values as 0 and 1. */
  public boolean isBytes() {
    return header.type().isByte();
  }

  /** The entries as numbers; whole ones of 64 bits are rounded. */
  public double[] toDoubles() {
    double[] stored = header.type().numbers(data);
    if (!header.columnMajor()) {
      return stored;
    }
    double[] turned = new double[stored.length];
    turn((from, to) -> turned[to] = stored[from]);
    return turned;
  }

  /** The entries as they are; only where {@link #isBytes}. */
  public byte[] toBytes() {
    if (!isBytes()) {
      throw new IllegalStateException("entries must be bytes, got numbers of " + header.type());
    }
    if (!header.columnMajor()) {
      return data.clone();
    }
    byte[] turned = new byte[data.length];
    turn((from, to) -> turned[to] = data[from]);
    return turned;
  }

  @FunctionalInterface
  private interface Move {
    void move(int from, int to);
  }

  /** Moves every entry from its column-major place to its row-major one. */
  private void turn(Move move) {
    List<Integer> shape = shape();
    for (int from = 0; from < size(); from++) {
      int rest = from;
      int to = 0;
      int stride = size();
      for (int extent : shape) {
        stride /= extent;
        to += rest % extent * stride;
        rest /= extent;
      }
      move.move(from, to);
    }
  }
}

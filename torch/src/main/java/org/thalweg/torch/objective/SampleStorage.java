// SPDX-License-Identifier: Apache-2.0
package org.thalweg.torch.objective;

import org.thalweg.torch.data.Dataset;

/**
 * Whether samples wait for a network as bytes or as floats.
 *
 * <p>As bytes, where they come as images: a quarter of the memory, and none beside the data set's
 * own. Only where the network is hardly more work than normalising what it sees, and the floats are
 * few, are they kept: softmax regression is half as fast without.
 *
 * @param flopsPerSample of one pass; infinite where it is not known
 */
record SampleStorage(double flopsPerSample) {
  /**
   * Normalising is a few per cent of a network that does so many, and less of one that does more.
   */
  private static final double FLOPS_PER_VALUE = 500;

  /** 64 MiB. */
  private static final long MOST_FLOATS = 1L << 24;

  boolean asBytes(Dataset dataset) {
    int values = dataset.info().format().size();
    boolean cheap = flopsPerSample < FLOPS_PER_VALUE * values;
    boolean few = (long) values * dataset.count() <= MOST_FLOATS;
    return dataset.isOfBytes() && !dataset.info().format().isRow() && !(cheap && few);
  }
}

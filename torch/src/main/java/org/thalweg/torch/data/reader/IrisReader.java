// SPDX-License-Identifier: Apache-2.0
package org.thalweg.torch.data.reader;

/**
 * Iris (Fisher 1936), 150 flowers of three kinds by four measures, that comes with Thalweg.
 *
 * <p>In scikit-learn's order. One part: all samples train.
 */
public final class IrisReader extends ScikitReader {

  public IrisReader() {
    super("iris", "iris.csv");
  }
}

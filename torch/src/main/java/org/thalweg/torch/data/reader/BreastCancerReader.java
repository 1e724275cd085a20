// SPDX-License-Identifier: Apache-2.0
package org.thalweg.torch.data.reader;

/**
 * Wisconsin diagnostic breast cancer (Wolberg and others 1993), 569 samples of 30 features.
 *
 * <p>Comes with Thalweg, in scikit-learn's order: label 0 is malignant. One part: all samples
 * train.
 */
public final class BreastCancerReader extends ScikitReader {

  public BreastCancerReader() {
    super("breast-cancer", "breast_cancer.csv");
  }
}

// SPDX-License-Identifier: Apache-2.0
package org.thalweg.torch.data;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * Wisconsin diagnostic breast cancer (Wolberg and others 1993), 569 samples of 30 features.
 *
 * <p>Comes with Thalweg, in scikit-learn's order: label 0 is malignant. One part: all samples
 * train.
 */
public final class BreastCancerReader implements DatasetReader {
  private static final ScikitTable TABLE = new ScikitTable("breast-cancer", "breast_cancer.csv");

  @Override
  public String name() {
    return TABLE.name();
  }

  @Override
  public List<String> splits() {
    return List.of("train");
  }

  @Override
  public Dataset read(Optional<Path> folder, String split) {
    return TABLE.read(folder);
  }
}

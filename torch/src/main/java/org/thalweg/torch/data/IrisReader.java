// SPDX-License-Identifier: Apache-2.0
package org.thalweg.torch.data;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * Iris (Fisher 1936), 150 flowers of three kinds by four measures, that comes with Thalweg.
 *
 * <p>In scikit-learn's order. One part: all samples train.
 */
public final class IrisReader implements DatasetReader {
  private static final ScikitTable TABLE = new ScikitTable("iris", "iris.csv");

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

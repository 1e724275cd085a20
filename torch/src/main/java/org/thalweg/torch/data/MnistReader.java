// SPDX-License-Identifier: Apache-2.0
package org.thalweg.torch.data;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.thalweg.torch.download.PublicHome;

/**
 * MNIST (LeCun, Cortes and Burges 1998), 60,000 and 10,000 handwritten digits of 28×28.
 *
 * <p>The default normalisation is the pixels' own, 0.1307/0.3081, as in common use.
 */
public final class MnistReader implements DatasetReader {
  private static final IdxImages FILES =
      new IdxImages(
          "mnist",
          List.of("0", "1", "2", "3", "4", "5", "6", "7", "8", "9"),
          new Normalization(List.of(0.1307), List.of(0.3081)),
          List.of("raw", "MNIST/raw"));

  @Override
  public String name() {
    return FILES.name();
  }

  @Override
  public Optional<PublicHome> home() {
    return Optional.of(PublishedFiles.MNIST);
  }

  @Override
  public boolean isIn(Path folder) {
    return FILES.isIn(folder);
  }

  @Override
  public Dataset read(Optional<Path> folder, String split) {
    return FILES.read(folder.orElseThrow(() -> DatasetReader.needsFolder(this)), split);
  }
}

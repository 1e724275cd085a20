// SPDX-License-Identifier: Apache-2.0
package org.thalweg.torch.data;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.thalweg.torch.download.PublicHome;

/**
 * Fashion-MNIST (Xiao, Rasul and Vollgraf 2017), 60,000 and 10,000 pictures of clothing, 28×28.
 *
 * <p>The default normalisation is 0.2860/0.3530; the training pixels have 0.28604/0.35302.
 */
public final class FashionMnistReader implements DatasetReader {
  private static final IdxImages FILES =
      new IdxImages(
          "fashion-mnist",
          List.of(
              "T-shirt/top",
              "Trouser",
              "Pullover",
              "Dress",
              "Coat",
              "Sandal",
              "Shirt",
              "Sneaker",
              "Bag",
              "Ankle boot"),
          new Normalization(List.of(0.2860), List.of(0.3530)),
          List.of("raw", "FashionMNIST/raw"));

  @Override
  public String name() {
    return FILES.name();
  }

  @Override
  public Optional<PublicHome> home() {
    return Optional.of(PublishedFiles.FASHION_MNIST);
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

// SPDX-License-Identifier: Apache-2.0
package org.thalweg.torch.data.reader;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.thalweg.torch.data.Dataset;
import org.thalweg.torch.data.DatasetReader;
import org.thalweg.torch.data.Normalization;
import org.thalweg.torch.data.PublishedFiles;
import org.thalweg.torch.download.PublicHome;

/**
 * CIFAR-10 (Krizhevsky 2009), binary or Python batches, 32×32 pixels in three colours.
 *
 * <p>A record is one label byte and 3,072 pixels, red, green, then blue, row-major. Files of fewer
 * records than the published 10,000 are as good. The normalisation is that of the reference
 * implementation of Li et al. 2018: (125.3, 123.0, 113.9)/255 and (63.0, 62.1, 66.7)/255.
 */
public final class CifarTenReader implements DatasetReader {
  private static final String HOME = "https://www.cs.toronto.edu/~kriz/cifar-10-binary.tar.gz";
  private static final CifarLayout LAYOUT =
      new CifarLayout(
          "cifar10",
          "CIFAR-10",
          1,
          "labels",
          List.of("data_batch_1", "data_batch_2", "data_batch_3", "data_batch_4", "data_batch_5"),
          "test_batch",
          "batches.meta.txt",
          List.of("cifar-10-batches-bin", "cifar-10-batches-py"),
          List.of(
              "airplane",
              "automobile",
              "bird",
              "cat",
              "deer",
              "dog",
              "frog",
              "horse",
              "ship",
              "truck"),
          new Normalization(
              List.of(125.3 / 255, 123.0 / 255, 113.9 / 255),
              List.of(63.0 / 255, 62.1 / 255, 66.7 / 255)));

  @Override
  public String name() {
    return LAYOUT.name();
  }

  @Override
  public Optional<PublicHome> home() {
    return Optional.of(PublishedFiles.CIFAR_10);
  }

  @Override
  public boolean isIn(Path folder) {
    return LAYOUT.isIn(folder);
  }

  @Override
  public Dataset read(Optional<Path> folder, String split) {
    Path place =
        folder.orElseThrow(
            () ->
                new IllegalArgumentException(
                    "cifar10 is read from a folder: name a data-dir that holds data_batch_1.bin to data_batch_5.bin and test_batch.bin (%s)"
                        .formatted(HOME)));
    return LAYOUT.read(place, split, HOME);
  }
}

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
 * CIFAR-100 (Krizhevsky 2009), binary or Python batches, with its hundred fine labels.
 *
 * <p>A binary record is the coarse label, the fine label, and 3,072 pixels as in CIFAR-10. The
 * normalisation is the training pixels' own, rounded as in common use.
 */
public final class CifarHundredReader implements DatasetReader {
  private static final String HOME = "https://www.cs.toronto.edu/~kriz/cifar-100-binary.tar.gz";
  private static final String CLASSES =
      """
      apple aquarium_fish baby bear beaver bed bee beetle bicycle bottle bowl boy bridge bus \
      butterfly camel can castle caterpillar cattle chair chimpanzee clock cloud cockroach couch \
      crab crocodile cup dinosaur dolphin elephant flatfish forest fox girl hamster house kangaroo \
      keyboard lamp lawn_mower leopard lion lizard lobster man maple_tree motorcycle mountain mouse \
      mushroom oak_tree orange orchid otter palm_tree pear pickup_truck pine_tree plain plate poppy \
      porcupine possum rabbit raccoon ray road rocket rose sea seal shark shrew skunk skyscraper \
      snail snake spider squirrel streetcar sunflower sweet_pepper table tank telephone television \
      tiger tractor train trout tulip turtle wardrobe whale willow_tree wolf woman worm""";
  private static final CifarLayout LAYOUT =
      new CifarLayout(
          "cifar100",
          "CIFAR-100",
          2,
          "fine_labels",
          List.of("train"),
          "test",
          "fine_label_names.txt",
          List.of("cifar-100-binary", "cifar-100-python"),
          List.of(CLASSES.split(" ")),
          new Normalization(List.of(0.5071, 0.4867, 0.4408), List.of(0.2675, 0.2565, 0.2761)));

  @Override
  public String name() {
    return LAYOUT.name();
  }

  @Override
  public Optional<PublicHome> home() {
    return Optional.of(PublishedFiles.CIFAR_100);
  }

  @Override
  public boolean isIn(Path folder) {
    return LAYOUT.isIn(folder);
  }

  @Override
  public Dataset read(Optional<Path> folder, String split) {
    return LAYOUT.read(folder.orElseThrow(() -> DatasetReader.needsFolder(this)), split, HOME);
  }
}

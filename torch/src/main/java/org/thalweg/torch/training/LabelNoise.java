// SPDX-License-Identifier: Apache-2.0
package org.thalweg.torch.training;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.thalweg.landscape.parameters.RandomStream;
import org.thalweg.torch.data.Dataset;

/**
 * Wrong labels on purpose.
 *
 * <p>round(share · n) images, chosen by the seed, get one of the other classes, all equally likely:
 * so many labels are wrong, and no more (Zhang et al. 2017, §2.1, arXiv:1611.03530, let some of the
 * drawn labels be right by chance).
 *
 * @param share of the images, from 0 to 1
 */
public record LabelNoise(double share, long seed) {

  public LabelNoise {
    if (!(share >= 0 && share <= 1)) {
      throw new IllegalArgumentException("label noise is a share from 0 to 1, got " + share);
    }
  }

  /** The same images with wrong labels among the right ones. */
  public Dataset on(Dataset dataset) {
    if (share == 0) {
      return dataset;
    }
    int classes = dataset.info().classes().size();
    if (classes < 2) {
      throw new IllegalArgumentException("a wrong label needs at least 2 classes, got " + classes);
    }
    int[] labels = dataset.labels();
    RandomStream random = RandomStream.of(seed, "label noise");
    for (int image : chosen(labels.length, random)) {
      labels[image] = (labels[image] + 1 + random.nextInt(classes - 1)) % classes;
    }
    int size = dataset.info().format().size();
    byte[] pixels = new byte[dataset.count() * size];
    for (int i = 0; i < dataset.count(); i++) {
      System.arraycopy(dataset.image(i), 0, pixels, i * size, size);
    }
    return Dataset.of(dataset.info(), pixels, labels);
  }

  private int[] chosen(int count, RandomStream random) {
    int[] images = IntStream.range(0, count).toArray();
    random.shuffle(images);
    int[] chosen = Arrays.copyOf(images, (int) Math.round(share * count));
    Arrays.sort(chosen);
    return chosen;
  }
}

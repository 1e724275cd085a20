// SPDX-License-Identifier: Apache-2.0
package org.thalweg.torch.training;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.thalweg.landscape.parameters.RandomStream;
import org.thalweg.torch.data.Dataset;
import org.thalweg.torch.data.Targets;

/**
 * Wrong labels on purpose.
 *
 * <p>round(share · n) samples, chosen by the seed, get one of the other classes, all equally
 * likely: so many labels are wrong, and no more (Zhang et al. 2017, §2.1, arXiv:1611.03530, let
 * some of the drawn labels be right by chance).
 *
 * @param share of the samples, from 0 to 1
 */
public record LabelNoise(double share, long seed) {

  public LabelNoise {
    if (!(share >= 0 && share <= 1)) {
      throw new IllegalArgumentException("label noise is a share from 0 to 1, got " + share);
    }
  }

  /** The same samples with wrong labels among the right ones. */
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
    return dataset.relabelled(Targets.Classes.of(labels));
  }

  private int[] chosen(int count, RandomStream random) {
    int[] images = IntStream.range(0, count).toArray();
    random.shuffle(images);
    int[] chosen = Arrays.copyOf(images, (int) Math.round(share * count));
    Arrays.sort(chosen);
    return chosen;
  }
}

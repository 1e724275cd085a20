// SPDX-License-Identifier: Apache-2.0
package org.thalweg.torch.data;

import java.util.List;

/**
 * What a data set is, without its samples.
 *
 * @param name such as {@code cifar10}
 * @param split {@code train} or {@code test}
 * @param classes their names; a label counts into them; none if the targets are no classes
 */
public record DatasetInfo(
    String name,
    String split,
    List<String> classes,
    ImageFormat format,
    Normalization normalization) {

  public DatasetInfo {
    classes = List.copyOf(classes);
    if (!normalization.suits(format.channels())) {
      throw new IllegalArgumentException(
          "a normalisation of %s has 1 or %d means, got %s"
              .formatted(name, format.channels(), normalization));
    }
  }

  /** The same for targets that are no classes. */
  DatasetInfo withoutClasses() {
    return withClasses(List.of());
  }

  /** The same with other classes. */
  DatasetInfo withClasses(List<String> others) {
    return new DatasetInfo(name, split, others, format, normalization);
  }

  /** The same with another normalisation. */
  public DatasetInfo with(Normalization other) {
    return new DatasetInfo(name, split, classes, format, other);
  }
}

// SPDX-License-Identifier: Apache-2.0
package org.thalweg.torch.model;

import org.thalweg.torch.model.layer.ImageShape;
import org.thalweg.torch.model.layer.Network;

/**
 * How an architecture is made, and for what.
 *
 * @param input the images it was made for
 * @param classes likewise
 * @param range what else it takes
 */
record ArchitectureRecipe(ImageShape input, int classes, Range range, Maker maker) {

  /** Makes a network for images and a number of classes. */
  @FunctionalInterface
  interface Maker {
    Network make(ImageShape input, int classes);
  }

  /**
   * What a network can be made for.
   *
   * @param fixed whether it takes its own images and classes alone
   * @param smallest the least height and width that its poolings leave a pixel of
   * @param answers what its outputs are
   */
  record Range(boolean fixed, int smallest, OutputKind answers) {
    static final Range FREE = answering(OutputKind.SCORES);
    static final Range FIXED = new Range(true, 1, OutputKind.SCORES);

    static Range from(int smallest) {
      return new Range(false, smallest, OutputKind.SCORES);
    }

    static Range answering(OutputKind answers) {
      return new Range(false, 1, answers);
    }
  }

  /**
   * @throws IllegalArgumentException if it takes no such images or classes
   */
  Architecture make(String name, ImageShape images, int wanted) {
    if (range.fixed() && !(images.equals(input) && wanted == classes)) {
      throw new IllegalArgumentException(
          "%s takes images of %s in %d classes, got %s in %d; choose another architecture"
              .formatted(name, input, classes, images, wanted));
    }
    if (Math.min(images.height(), images.width()) < range.smallest()) {
      throw new IllegalArgumentException(
          "%s takes images of at least %d×%d, got %s; choose another architecture"
              .formatted(name, range.smallest(), range.smallest(), images));
    }
    int outputs = range.answers() == OutputKind.SAMPLES ? images.size() : wanted;
    return new Architecture(name, images, outputs, range.answers(), maker.make(images, outputs));
  }
}

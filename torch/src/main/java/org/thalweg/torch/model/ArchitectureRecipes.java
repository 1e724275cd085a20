// SPDX-License-Identifier: Apache-2.0
package org.thalweg.torch.model;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.thalweg.torch.model.ArchitectureRecipe.Maker;
import org.thalweg.torch.model.ArchitectureRecipe.Range;
import org.thalweg.torch.model.layer.ImageShape;

/** Every architecture there is, in the order in which they are shown. */
final class ArchitectureRecipes {
  private static final ImageShape CIFAR = new ImageShape(3, 32, 32);
  private static final ImageShape MNIST = new ImageShape(1, 28, 28);
  private static final ImageShape DIGITS = new ImageShape(1, 8, 8);
  private static final ImageShape IMAGENET = new ImageShape(3, 224, 224);

  /** Features of the breast-cancer table that Mani, Yang and Pham drew: a row as an image. */
  private static final ImageShape TABLE = new ImageShape(1, 1, 30);

  private final Map<String, ArchitectureRecipe> known = new LinkedHashMap<>();

  private ArchitectureRecipes() {}

  /** The landmarks of a kernel machine where none are asked for. */
  private static final int LANDMARKS = 50;

  /**
   * Architectures that are told apart by numbers in their names.
   *
   * @param form what stands behind the prefix, such as H1xH2…
   * @param recipe by the whole name, of which the prefix is so long
   */
  record Family(String form, BiFunction<String, Integer, ArchitectureRecipe> recipe) {
    static Family ofWidths(Function<List<Integer>, ArchitectureRecipe> recipe) {
      return new Family("H1xH2…", (name, start) -> recipe.apply(Widths.parse(name, start)));
    }
  }

  /** By prefix, the colon included. */
  static Map<String, Family> families() {
    Map<String, Family> families = new LinkedHashMap<>();
    families.put(
        "mlp:",
        Family.ofWidths(
            hidden ->
                new ArchitectureRecipe(
                    DIGITS,
                    10,
                    Range.FREE,
                    (input, classes) ->
                        new MultilayerPerceptron(
                            Widths.between(input.size(), hidden, List.of(classes))))));
    families.put("autoencoder:", Family.ofWidths(ArchitectureRecipes::autoencoder));
    for (Map.Entry<String, OutputKind> kernel : kernels().entrySet()) {
      families.put(
          kernel.getKey() + ":",
          new Family(
              "LANDMARKS",
              (name, start) -> kernel(Widths.landmarks(name, start), kernel.getValue())));
    }
    return families;
  }

  /** Kernel machines by name. */
  private static Map<String, OutputKind> kernels() {
    Map<String, OutputKind> kernels = new LinkedHashMap<>();
    kernels.put("rbf-logistic", OutputKind.TWO_CLASSES);
    kernels.put("rbf-svm", OutputKind.TWO_CLASSES_BY_MARGIN);
    return kernels;
  }

  private static ArchitectureRecipe kernel(int landmarks, OutputKind answers) {
    return new ArchitectureRecipe(
        TABLE,
        2,
        Range.answering(answers),
        (input, classes) -> new KernelMachine(landmarks, input.size(), classes));
  }

  private static ArchitectureRecipe autoencoder(List<Integer> widths) {
    return new ArchitectureRecipe(
        DIGITS,
        DIGITS.size(),
        Range.answering(OutputKind.SAMPLES),
        (input, outputs) -> new Autoencoder(Widths.between(input.size(), widths, List.of())));
  }

  static Map<String, ArchitectureRecipe> named() {
    ArchitectureRecipes recipes = new ArchitectureRecipes();
    recipes.addSmall();
    recipes.addResidual();
    recipes.addVgg();
    recipes.addOthers();
    recipes.addTorchvision();
    return recipes.known;
  }

  private void addSmall() {
    put("softmax", DIGITS, 10, Range.FREE, (in, classes) -> perceptron(in.size(), classes));
    Range numbers = Range.answering(OutputKind.NUMBERS);
    put("linear", TABLE, 1, numbers, (in, outputs) -> perceptron(in.size(), outputs));
    Maker score = (in, classes) -> new LinearScore(in.size(), classes);
    put("logistic", TABLE, 2, Range.answering(OutputKind.TWO_CLASSES), score);
    put("svm", TABLE, 2, Range.answering(OutputKind.TWO_CLASSES_BY_MARGIN), score);
    kernels().forEach((name, answers) -> known.put(name, kernel(LANDMARKS, answers)));
    put("mlp-digits", DIGITS, 10, Range.FIXED, (in, classes) -> perceptron(64, 32, 32, 10));
    known.put("autoencoder", autoencoder(List.of(32, 8)));
    put("lenet5", MNIST, 10, Range.from(12), LeNet::new);
  }

  private static MultilayerPerceptron perceptron(Integer... widths) {
    return new MultilayerPerceptron(List.of(widths));
  }

  private void addResidual() {
    ResidualDesign digits =
        new ResidualDesign(List.of(8, 16, 32), List.of(1, 1, 1), false, true, false);
    put("resnet8-digits", DIGITS, 10, Range.FIXED, residual(digits));
    for (int depth : new int[] {8, 14, 20, 32, 44, 56, 110}) {
      addWithAndWithoutShortcuts("resnet" + depth, depth, 1);
    }
    put("resnet50_16_noshort", CIFAR, 10, Range.FREE, residual(ResidualDesign.cifar(50, 1, false)));
    for (int widen : new int[] {2, 4}) {
      addWithAndWithoutShortcuts("wrn14_" + widen, 14, widen);
    }
    for (int widen : new int[] {2, 4, 8}) {
      addWithAndWithoutShortcuts("wrn56_" + widen, 56, widen);
    }
    for (int widen : new int[] {2, 4}) {
      Maker maker = residual(ResidualDesign.cifar(110, widen, false));
      put("wrn110_%d_noshort".formatted(widen), CIFAR, 10, Range.FREE, maker);
    }
    for (int depth : new int[] {18, 34, 50}) {
      String name = "resnet" + depth;
      put(name, CIFAR, 10, Range.FREE, residual(ResidualDesign.wide(depth, true)));
      put(name + "_noshort", CIFAR, 10, Range.FREE, residual(ResidualDesign.wide(depth, false)));
    }
  }

  private void addWithAndWithoutShortcuts(String name, int depth, int widen) {
    put(name, CIFAR, 10, Range.FREE, residual(ResidualDesign.cifar(depth, widen, true)));
    Maker without = residual(ResidualDesign.cifar(depth, widen, false));
    put(name + "_noshort", CIFAR, 10, Range.FREE, without);
  }

  private static Maker residual(ResidualDesign design) {
    return (input, classes) -> new ResidualNetwork(input, classes, design);
  }

  private void addVgg() {
    put("vgg9", CIFAR, 10, Range.FREE, vgg(9, true, VggDesign.Head.HIDDEN));
    put("vgg9_nobn", CIFAR, 10, Range.FREE, vgg(9, false, VggDesign.Head.HIDDEN));
    for (int depth : new int[] {11, 16}) {
      put("vgg" + depth, CIFAR, 10, Range.FREE, vgg(depth, false, VggDesign.Head.SINGLE));
      put("vgg" + depth + "_bn", CIFAR, 10, Range.FREE, vgg(depth, true, VggDesign.Head.SINGLE));
    }
  }

  private static Maker vgg(int depth, boolean batchNorm, VggDesign.Head head) {
    VggDesign design = VggDesign.of(depth, batchNorm, head);
    return (input, classes) -> new VggNetwork(input, classes, design);
  }

  private void addOthers() {
    put("densenet121", CIFAR, 10, Range.from(8), densenet(false));
    put(
        "vit-small",
        CIFAR,
        10,
        Range.FREE,
        (in, classes) -> new VisionTransformer(in, classes, VisionTransformer.Design.SMALL));
  }

  private static Maker densenet(boolean imagenet) {
    DenselyConnectedDesign design = DenselyConnectedDesign.of121(imagenet);
    return (input, classes) -> new DenselyConnectedNetwork(input, classes, design);
  }

  /** The least extents are those that torchvision states. */
  private void addTorchvision() {
    for (int depth : new int[] {18, 34, 50}) {
      Maker maker = residual(ResidualDesign.torchvision(depth));
      put("torchvision-resnet" + depth, IMAGENET, 1000, Range.FREE, maker);
    }
    for (int depth : new int[] {11, 16}) {
      for (boolean norm : new boolean[] {false, true}) {
        String name = "torchvision-vgg%d%s".formatted(depth, norm ? "_bn" : "");
        put(name, IMAGENET, 1000, Range.from(32), vgg(depth, norm, VggDesign.Head.TORCHVISION));
      }
    }
    put("torchvision-densenet121", IMAGENET, 1000, Range.from(29), densenet(true));
  }

  private void put(String name, ImageShape input, int classes, Range range, Maker maker) {
    known.put(name, new ArchitectureRecipe(input, classes, range, maker));
  }
}

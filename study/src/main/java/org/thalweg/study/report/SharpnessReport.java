// SPDX-License-Identifier: Apache-2.0
package org.thalweg.study.report;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.thalweg.landscape.analysis.sharpness.AverageSharpness;
import org.thalweg.landscape.analysis.sharpness.BoxSharpness;
import org.thalweg.landscape.analysis.sharpness.Sharpness;
import org.thalweg.landscape.analysis.sharpness.StepSharpness;

/** Measures of sharpness in words, and as a tree for JSON. */
public final class SharpnessReport {
  private SharpnessReport() {}

  /** Lines for people, each ended. */
  public static String text(Sharpness sharpness) {
    StringBuilder text = new StringBuilder("sharpness:%n".formatted());
    for (BoxSharpness box : sharpness.boxes()) {
      line(text, "in a box, eps %s".formatted(box.epsilon()), percent(box));
    }
    for (BoxSharpness box : sharpness.subspaceBoxes()) {
      line(
          text,
          "in %d random dimensions, eps %s".formatted(box.dimension(), box.epsilon()),
          percent(box));
    }
    line(text, "up the gradient, rho %s".formatted(sharpness.step().rho()), rise(sharpness.step()));
    line(
        text,
        "adaptive, rho %s".formatted(sharpness.adaptiveStep().rho()),
        rise(sharpness.adaptiveStep()));
    for (AverageSharpness average : sharpness.averages()) {
      line(
          text,
          "average, sigma %s".formatted(average.deviation()),
          "%.6g ± %.2g (%d draws)"
              .formatted(average.mean(), average.standardError(), average.draws()));
    }
    return text.toString();
  }

  private static void line(StringBuilder text, String name, String value) {
    text.append("  %-36s %s%n".formatted(name, value));
  }

  private static String percent(BoxSharpness box) {
    return "%.6g %% (largest rise found: %.6g)".formatted(box.percent(), box.rise());
  }

  private static String rise(StepSharpness step) {
    return step.isStationary()
        ? "0: the gradient is exactly zero, no step is defined"
        : "%.6g".formatted(step.rise());
  }

  /**
   * Keys {@code loss}, {@code gradientNorm}, {@code keskar} and {@code keskarSubspace} (lists),
   * {@code sam}, {@code adaptiveSam} and {@code average} (a list).
   */
  public static Map<String, Object> json(Sharpness sharpness) {
    Map<String, Object> tree = new LinkedHashMap<>();
    tree.put("loss", sharpness.loss());
    tree.put("gradientNorm", sharpness.gradientNorm());
    tree.put("keskar", boxes(sharpness.boxes()));
    tree.put("keskarSubspace", boxes(sharpness.subspaceBoxes()));
    tree.put("sam", step(sharpness.step()));
    tree.put("adaptiveSam", step(sharpness.adaptiveStep()));
    tree.put("average", sharpness.averages().stream().map(SharpnessReport::average).toList());
    return tree;
  }

  private static List<Map<String, Object>> boxes(List<BoxSharpness> boxes) {
    return boxes.stream().map(SharpnessReport::box).toList();
  }

  private static Map<String, Object> box(BoxSharpness box) {
    Map<String, Object> tree = new LinkedHashMap<>();
    tree.put("epsilon", box.epsilon());
    tree.put("dimension", box.dimension());
    tree.put("percent", box.percent());
    tree.put("rise", box.rise());
    tree.put("gradients", box.gradients());
    return tree;
  }

  private static Map<String, Object> step(StepSharpness step) {
    Map<String, Object> tree = new LinkedHashMap<>();
    tree.put("rho", step.rho());
    tree.put("rise", step.rise());
    tree.put("stationary", step.isStationary());
    return tree;
  }

  private static Map<String, Object> average(AverageSharpness average) {
    Map<String, Object> tree = new LinkedHashMap<>();
    tree.put("sigma", average.deviation());
    tree.put("draws", average.draws());
    tree.put("mean", average.mean());
    tree.put("standardError", average.standardError());
    return tree;
  }
}

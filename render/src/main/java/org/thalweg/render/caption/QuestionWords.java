// SPDX-License-Identifier: Apache-2.0
package org.thalweg.render.caption;

import java.util.ArrayList;
import java.util.List;
import org.thalweg.landscape.finding.Finding;
import org.thalweg.landscape.finding.Findings;
import org.thalweg.landscape.surface.Provenance;
import org.thalweg.landscape.surface.Question;
import org.thalweg.landscape.surface.Surface;
import org.thalweg.render.caption.CaptionWords.Weight;

/** What was asked and found of a surface as a whole. */
final class QuestionWords {
  private final Surface surface;
  private final Question question;
  private final Findings found;
  private final List<CaptionWords.Part> parts = new ArrayList<>();

  private QuestionWords(Surface surface, Provenance provenance) {
    this.surface = surface;
    question = provenance.question();
    found = provenance.findings();
  }

  static List<CaptionWords.Part> of(Surface surface, Provenance provenance) {
    QuestionWords asked = new QuestionWords(surface, provenance);
    asked.data();
    asked.directions();
    asked.units();
    asked.parts.addAll(FindingWords.of(surface));
    asked.add(Weight.DETAIL, "%s points, %s".formatted(asked.nodes(), asked.precision()));
    return asked.parts;
  }

  private void add(Weight weight, String text) {
    parts.add(new CaptionWords.Part(text, weight));
  }

  private void data() {
    Question.Data data = question.data();
    add(
        Weight.SUBJECT,
        "%s over n = %d %s %s of %s (%s)"
            .formatted(
                question.loss(),
                data.count(),
                describe(data.split()),
                samples(data),
                data.dataset(),
                data.samples()));
    for (Question.Data further : question.further()) {
      boolean same = further.split().equals(data.split());
      add(
          Weight.DETAIL,
          "%s %d %s %s (%s)"
              .formatted(
                  same ? "batch norm estimated on" : "and",
                  further.count(),
                  describe(further.split()),
                  samples(further),
                  further.samples()));
    }
    if (!question.beside().isEmpty()) {
      add(Weight.DETAIL, question.beside());
    }
    if (question.weightDecay() > 0) {
      add(
          Weight.DETAIL,
          "weight decay " + Numbers.text(question.weightDecay(), 2) + " not in the loss");
    }
  }

  /** What the samples are; those of a file may be either. */
  private static String samples(Question.Data data) {
    return data.dataset().matches("iris|breast-cancer|(csv|npz):.*") ? "samples" : "images";
  }

  private static String describe(String split) {
    return split.equals("train") ? "training" : split;
  }

  private void directions() {
    Question.Directions asked = question.directions();
    String hash = question.model().sha256();
    List<String> words = new ArrayList<>();
    String from = hash.substring(0, Math.min(8, hash.length()));
    switch (asked.kind()) {
      case "through" -> words.add("plane through three models from %s".formatted(from));
      case "residual" ->
          words.add("no plane: each row is one checkpoint's own line, which turns with it");
      default -> {
        String many = surface.grid().dimension() == 1 ? "" : "s";
        words.add("%s direction%s from %s".formatted(kind(asked.kind()), many, from));
        words.add(norm(asked.norm()));
      }
    }
    if (asked.orthogonal()) {
      words.add("orthogonal");
    }
    words.add(ignored(asked.ignore()));
    if (asked.tensors().equals("states")) {
      words.add("running statistics moved too");
    }
    add(Weight.SUBJECT, String.join(", ", words.stream().filter(w -> !w.isEmpty()).toList()));
    add(Weight.HIDDEN, "batch norm " + asked.bn());
    if (asked.repeats() > 1) {
      long last = asked.seed() + asked.repeats() - 1;
      add(Weight.DETAIL, "%d draws, seeds %d..%d".formatted(asked.repeats(), asked.seed(), last));
    } else if (asked.kind().contains("random")) {
      add(Weight.DETAIL, "seed " + asked.seed());
    }
  }

  private static String kind(String kind) {
    return kind.equals("pca") ? "PCA" : kind;
  }

  private static String norm(String norm) {
    return switch (norm) {
      case "filter", "layer", "weight", "dfilter", "dlayer" -> norm + "-normalised";
      case "none" -> "not normalised";
      default -> norm;
    };
  }

  private static String ignored(String ignore) {
    return switch (ignore) {
      case "biasbn" -> "biases and batch norm fixed";
      case "none", "as is" -> "";
      case "scaled" -> "biases and batch norm scaled";
      default -> "fixed: " + ignore;
    };
  }

  /** How long the directions are beside the weights: a unit is not a distance by itself. */
  private void units() {
    List<String> lengths = new ArrayList<>();
    found
        .find(Finding.Geometry.class)
        .ifPresent(
            geometry -> {
              for (int axis = 0; axis < surface.grid().dimension(); axis++) {
                geometry
                    .relativeNorm(axis)
                    .ifPresent(r -> lengths.add(Numbers.text(r, 3) + " ‖θ‖"));
              }
            });
    List<String> different = lengths.stream().distinct().toList();
    if (!different.isEmpty()) {
      add(Weight.DETAIL, "1 unit = " + String.join(" and ", different));
    }
  }

  private String precision() {
    String precision = question.engine().precision();
    return found
        .find(Finding.ReducedPrecision.class)
        .map(reduced -> precision + " " + deviation(reduced))
        .orElse(precision);
  }

  private static String deviation(Finding.ReducedPrecision reduced) {
    String within = "(losses within %s of fp32's)".formatted(Numbers.percent(reduced.deviation()));
    return reduced.recomputed() == 0
        ? within
        : "%s, %d of them in fp32".formatted(within, reduced.recomputed());
  }

  private String nodes() {
    return surface.grid().dimension() == 1
        ? String.valueOf(surface.grid().columns())
        : surface.grid().columns() + " × " + surface.grid().rows();
  }
}

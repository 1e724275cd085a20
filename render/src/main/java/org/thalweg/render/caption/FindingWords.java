// SPDX-License-Identifier: Apache-2.0
package org.thalweg.render.caption;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import org.thalweg.landscape.finding.Finding;
import org.thalweg.landscape.surface.Surface;
import org.thalweg.render.caption.CaptionWords.Part;
import org.thalweg.render.caption.CaptionWords.Weight;

/**
 * The sentences of findings, one method a kind.
 *
 * <p>Lengths and errors of stated figures are worded where they belong: {@link QuestionWords} says
 * how long a unit is and how precise a number, {@link LossWords} what a checkpoint says of itself.
 */
final class FindingWords {
  private static final double ORTHOGONAL = 1e-6;

  private final Surface surface;
  private final boolean plane;
  private final List<Part> parts = new ArrayList<>();

  private FindingWords(Surface surface) {
    this.surface = surface;
    plane = surface.grid().dimension() > 1;
  }

  static List<Part> of(Surface surface) {
    FindingWords words = new FindingWords(surface);
    surface.find(Finding.Geometry.class).ifPresent(words::angle);
    surface.find(Finding.ExplainedVariance.class).ifPresent(words::explained);
    surface.find(Finding.Spectrum.class).ifPresent(words::spectrum);
    surface.find(Finding.PlaneOdds.class).ifPresent(words::odds);
    surface.find(Finding.Indefiniteness.class).ifPresent(words::indefinite);
    surface.find(Finding.AxisEigenvalues.class).ifPresent(words::eigenvalues);
    surface.find(Finding.LossBarrier.class).ifPresent(words::barrier);
    surface.find(Finding.LossRise.class).ifPresent(words::rise);
    surface.find(Finding.ModelDistance.class).ifPresent(words::distance);
    return words.parts;
  }

  private void add(Weight weight, String text) {
    parts.add(new Part(text, weight));
  }

  private void angle(Finding.Geometry geometry) {
    OptionalDouble cosine = geometry.cosine();
    if (plane && cosine.isPresent() && Math.abs(cosine.getAsDouble()) > ORTHOGONAL) {
      add(Weight.DETAIL, "cosine " + Numbers.text(cosine.getAsDouble(), 2));
    }
  }

  private void explained(Finding.ExplainedVariance explained) {
    if (explained.axes().size() > 1) {
      String whose = surface.paths().size() > 1 ? "all paths' variation" : "the path's variation";
      add(
          Weight.HIDDEN,
          "the plane holds %s of %s".formatted(Numbers.percent(explained.total()), whose));
    }
  }

  private void spectrum(Finding.Spectrum spectrum) {
    List<String> figures = new ArrayList<>();
    figures.add("λmax = " + Numbers.text(spectrum.largest(), 3));
    figure(figures, "λmin", spectrum.smallest());
    figure(figures, "tr H", spectrum.trace());
    figure(figures, "‖H‖", spectrum.frobenius());
    figure(figures, "ρ", spectrum.rho());
    add(Weight.DETAIL, "Hessian at the centre: " + String.join(", ", figures));
  }

  private static void figure(List<String> figures, String name, OptionalDouble value) {
    value.ifPresent(known -> figures.add(name + " = " + Numbers.text(known, 3)));
  }

  private void odds(Finding.PlaneOdds odds) {
    String other =
        odds.minimum().isPresent()
            ? ", a minimum with " + Numbers.percent(odds.minimum().getAsDouble())
            : "";
    add(
        Weight.DETAIL,
        "a random Gaussian plane would show a saddle with %s%s"
            .formatted(Numbers.percent(odds.saddle()), other));
  }

  private void indefinite(Finding.Indefiniteness found) {
    if (plane && found.share().isPresent()) {
      add(
          Weight.DETAIL,
          "plane Hessian indefinite in %s of %d cells with loss below ln 10"
              .formatted(Numbers.percent(found.share().getAsDouble()), found.judgedCells()));
    }
  }

  /** Where the whole Hessian is known, its extremes are these. */
  private void eigenvalues(Finding.AxisEigenvalues along) {
    if (surface.find(Finding.Spectrum.class).isEmpty()) {
      String[] axes = {"x", "y", "z"};
      for (int k = 0; k < along.values().size(); k++) {
        add(
            Weight.DETAIL,
            "Hessian eigenvalue along %s %s"
                .formatted(axes[k], Numbers.text(along.values().get(k), 3)));
      }
    }
  }

  private void barrier(Finding.LossBarrier barrier) {
    add(
        Weight.HIDDEN,
        "barrier %s over the straight line, at α %s"
            .formatted(Numbers.text(barrier.height(), 3), Numbers.text(barrier.at(), 3)));
  }

  private void rise(Finding.LossRise rise) {
    add(
        Weight.DETAIL,
        rise.monotone()
            ? "the loss falls all the way"
            : "largest rise " + Numbers.text(rise.most(), 3));
  }

  private void distance(Finding.ModelDistance distance) {
    if (distance.relativeMovement().isPresent()) {
      add(
          Weight.DETAIL,
          "the models are %s ‖θ‖ apart"
              .formatted(Numbers.text(distance.relativeMovement().getAsDouble(), 3)));
    }
  }

  /** Where the quadratic model holds, for what does not draw it. */
  static String of(Finding.QuadraticRegion region) {
    String within =
        region.tolerance() > 0
            ? Numbers.text(100 * region.tolerance(), 3) + " % of its rise"
            : "one standard error";
    String where =
        region.y().isEmpty()
            ? "for α from %s to %s"
                .formatted(Numbers.text(region.x().from(), 3), Numbers.text(region.x().to(), 3))
            : "to a distance of %s from the centre".formatted(Numbers.text(region.radius(), 3));
    return "the quadratic model of the loss is within %s %s".formatted(within, where);
  }
}

// SPDX-License-Identifier: Apache-2.0
package org.thalweg.render.caption;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.thalweg.landscape.analysis.trajectory.PathWarning;
import org.thalweg.landscape.finding.Finding;
import org.thalweg.landscape.surface.Surface;

/** Reasons not to read too much into a picture, each one sentence. */
final class Cautions {
  /** Above this share of nodes without a finite loss, the shape around them is made up. */
  private static final double MANY_HOLES = 0.1;

  /** Above this share of the range, bumps may be noise of the sample. */
  private static final double NOISY = 0.05;

  private static final double NOT_ORTHOGONAL = 0.1;

  private final Surface surface;
  private final int channel;

  private Cautions(Surface surface, int channel) {
    this.surface = surface;
    this.channel = channel;
  }

  static List<String> of(Surface surface, int channel) {
    Cautions cautions = new Cautions(surface, channel);
    List<String> texts = new ArrayList<>(cautions.paths());
    cautions.holes().ifPresent(texts::add);
    cautions.noise().ifPresent(texts::add);
    cautions.angle().ifPresent(texts::add);
    return texts;
  }

  private List<String> paths() {
    boolean principal =
        surface.provenance().map(p -> p.question().directions().kind().equals("pca")).orElse(false);
    return surface.paths().stream()
        .flatMap(path -> PathWarning.seen(path, surface.findings(), principal).stream())
        .map(PathWarning::text)
        .toList();
  }

  private Optional<String> holes() {
    double share = (double) Field.of(surface, channel).nonFinite() / surface.grid().size();
    return share > MANY_HOLES
        ? Optional.of(
            "%s of the points have no finite loss: the shape around them is made up"
                .formatted(Numbers.percent(share)))
        : Optional.empty();
  }

  private Optional<String> noise() {
    double[] losses = Field.of(surface, channel).sorted();
    Optional<double[]> errors =
        surface
            .findChannel(surface.channels().get(channel).name() + "_se")
            .map(error -> Field.of(surface, error).sorted());
    if (losses.length == 0 || errors.isEmpty() || errors.orElseThrow().length == 0) {
      return Optional.empty();
    }
    double range = losses[losses.length - 1] - losses[0];
    double[] sorted = errors.orElseThrow();
    double typical = sorted[sorted.length / 2];
    return typical > NOISY * range
        ? Optional.of(
            "the standard error (%s) is %s of the whole range: small bumps may be noise of the sample"
                .formatted(Numbers.text(typical, 2), Numbers.percent(typical / range)))
        : Optional.empty();
  }

  private Optional<String> angle() {
    OptionalDouble cosine =
        surface
            .find(Finding.Geometry.class)
            .map(Finding.Geometry::cosine)
            .orElse(OptionalDouble.empty());
    return surface.grid().dimension() > 1
            && cosine.isPresent()
            && Math.abs(cosine.getAsDouble()) > NOT_ORTHOGONAL
        ? Optional.of(
            "the two directions are not at right angles (cosine %s): distances are distorted"
                .formatted(Numbers.text(cosine.getAsDouble(), 2)))
        : Optional.empty();
  }

  /** For what shows the mean alone. */
  static Optional<String> ofMean(Surface surface, int channel) {
    return surface.draws(channel).isEmpty()
        ? Optional.empty()
        : Optional.of(
            "the height is a mean over several random directions: a mean is smoother than each of"
                + " them");
  }
}

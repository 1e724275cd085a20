// SPDX-License-Identifier: Apache-2.0
package org.thalweg.landscape.finding;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * One result about a surface as a whole.
 *
 * <p>A surface has at most one of a kind. In a file each is a JSON object with its {@code kind} and
 * its fields; {@code org.thalweg.render.caption} has its sentences.
 */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
@JsonSubTypes({
  @JsonSubTypes.Type(value = Finding.Geometry.class, name = "geometry"),
  @JsonSubTypes.Type(value = Finding.StatedTestError.class, name = "statedTestError"),
  @JsonSubTypes.Type(value = Finding.ExplainedVariance.class, name = "explainedVariance"),
  @JsonSubTypes.Type(value = Finding.AxisEigenvalues.class, name = "axisEigenvalues"),
  @JsonSubTypes.Type(value = Finding.Spectrum.class, name = "spectrum"),
  @JsonSubTypes.Type(value = Finding.PlaneOdds.class, name = "planeOdds"),
  @JsonSubTypes.Type(value = Finding.Indefiniteness.class, name = "indefiniteness"),
  @JsonSubTypes.Type(value = Finding.ModelDistance.class, name = "modelDistance"),
  @JsonSubTypes.Type(value = Finding.LossBarrier.class, name = "lossBarrier"),
  @JsonSubTypes.Type(value = Finding.LossRise.class, name = "lossRise"),
  @JsonSubTypes.Type(value = Finding.QuadraticModel.class, name = "quadraticModel"),
  @JsonSubTypes.Type(value = Finding.QuadraticRegion.class, name = "quadraticRegion"),
  @JsonSubTypes.Type(value = Finding.ReducedPrecision.class, name = "reducedPrecision")
})
public sealed interface Finding {

  /** Its numbers by flat names, such as {@code directionNorm.x}, for tables. */
  Map<String, Double> figures();

  /**
   * Lengths over trainable parameters, and the angle of the axes.
   *
   * @param parameterNorm ‖θ‖ of the centre
   * @param directionNorms one a direction: what a coordinate of 1 moves
   * @param cosine of the angle between two directions; empty on a line
   */
  record Geometry(OptionalDouble parameterNorm, List<Double> directionNorms, OptionalDouble cosine)
      implements Finding {
    public Geometry {
      directionNorms = List.copyOf(directionNorms);
    }

    /** The length of the direction of that axis, x being 0; empty if it is not known. */
    public OptionalDouble norm(int axis) {
      return axis < directionNorms.size()
          ? OptionalDouble.of(directionNorms.get(axis))
          : OptionalDouble.empty();
    }

    /** The same in lengths of the centre. */
    public OptionalDouble relativeNorm(int axis) {
      return norm(axis).isPresent() && parameterNorm.isPresent() && parameterNorm.getAsDouble() > 0
          ? OptionalDouble.of(norm(axis).getAsDouble() / parameterNorm.getAsDouble())
          : OptionalDouble.empty();
    }

    @Override
    public Map<String, Double> figures() {
      return new Figures()
          .add("parameterNorm", parameterNorm)
          .add("directionNorm.", directionNorms)
          .add("cosine", cosine)
          .all();
    }
  }

  /**
   * What a checkpoint says of itself.
   *
   * @param percent of the test split
   */
  record StatedTestError(double percent) implements Finding {
    @Override
    public Map<String, Double> figures() {
      return new Figures().add("testError", percent).all();
    }
  }

  /**
   * How much of recorded trainings' variation the axes hold.
   *
   * @param axes of all runs together, from 0 to 1, one an axis
   * @param runs of each run's own variation, by its name, both axes together
   */
  record ExplainedVariance(List<Double> axes, Map<String, Double> runs) implements Finding {
    public ExplainedVariance {
      axes = List.copyOf(axes);
      runs = Collections.unmodifiableMap(new LinkedHashMap<>(runs));
    }

    /** Of all axes together. */
    public double total() {
      return axes.stream().mapToDouble(Double::doubleValue).sum();
    }

    @Override
    public Map<String, Double> figures() {
      Figures figures = new Figures().add("explainedShare.", axes);
      runs.forEach((name, share) -> figures.add("explainedShare.path." + name, share));
      return figures.all();
    }
  }

  /**
   * Hessian eigenvalues along the axes.
   *
   * @param residuals ‖Hv − λv‖ of each
   */
  record AxisEigenvalues(List<Double> values, List<Double> residuals) implements Finding {
    public AxisEigenvalues {
      values = List.copyOf(values);
      residuals = List.copyOf(residuals);
    }

    @Override
    public Map<String, Double> figures() {
      return new Figures().add("eigenvalue.", values).add("eigenvalueResidual.", residuals).all();
    }
  }

  /**
   * The Hessian at the centre.
   *
   * @param largest λmax
   * @param smallest λmin
   * @param trace tr H, by Hutchinson's estimate
   * @param traceStandardError of that estimate
   * @param frobenius ‖H‖
   * @param rho tr H / (√2 ‖H‖), see {@code TraceEstimate.rho}
   */
  record Spectrum(
      double largest,
      OptionalDouble smallest,
      OptionalDouble trace,
      OptionalDouble traceStandardError,
      OptionalDouble frobenius,
      OptionalDouble rho)
      implements Finding {
    @Override
    public Map<String, Double> figures() {
      return new Figures()
          .add("lambdaMax", largest)
          .add("lambdaMin", smallest)
          .add("trace", trace)
          .add("traceStandardError", traceStandardError)
          .add("frobenius", frobenius)
          .add("rho", rho)
          .all();
    }
  }

  /** How likely a random Gaussian plane through the centre shows what; shares from 0 to 1. */
  record PlaneOdds(double saddle, OptionalDouble minimum, OptionalDouble maximum)
      implements Finding {
    @Override
    public Map<String, Double> figures() {
      return new Figures()
          .add("saddleOdds", saddle)
          .add("minimumOdds", minimum)
          .add("maximumOdds", maximum)
          .all();
    }
  }

  /**
   * Where a plane's own Hessian has two signs, among cells with a loss below ln 10.
   *
   * @param judgedCells how many these are
   * @param share of them that is indefinite; empty if there is none to judge
   */
  record Indefiniteness(int judgedCells, OptionalDouble share) implements Finding {
    @Override
    public Map<String, Double> figures() {
      return new Figures().add("judgedCells", judgedCells).add("indefiniteShare", share).all();
    }
  }

  /**
   * How far two models are apart, over trainable parameters.
   *
   * @param relativeMovement in lengths of the first one's weights; empty if that is not known
   */
  record ModelDistance(double distance, OptionalDouble relativeMovement) implements Finding {
    @Override
    public Map<String, Double> figures() {
      return new Figures()
          .add("distance", distance)
          .add("relativeMovement", relativeMovement)
          .all();
    }
  }

  /**
   * The barrier between the models at 0 and 1 of a line.
   *
   * @param height above the straight line between their losses
   * @param at the coordinate of its top
   * @param overLargerEnd its height above the larger of the two losses
   * @param evaluations that the search for the top took
   */
  record LossBarrier(
      double lossAt0,
      double lossAt1,
      double height,
      double at,
      double overLargerEnd,
      int evaluations)
      implements Finding {
    @Override
    public Map<String, Double> figures() {
      return new Figures()
          .add("lossAt0", lossAt0)
          .add("lossAt1", lossAt1)
          .add("barrier", height)
          .add("barrierAt", at)
          .add("barrierOverLargerEnd", overLargerEnd)
          .add("barrierEvaluations", evaluations)
          .all();
    }
  }

  /**
   * Whether the loss falls all the way from 0 to 1 of a line.
   *
   * @param most the largest rise over what was the smallest loss before
   * @param threshold a rise below it counts for none
   */
  record LossRise(double most, double threshold, boolean monotone) implements Finding {
    @Override
    public Map<String, Double> figures() {
      return new Figures()
          .add("maxRise", most)
          .add("maxRiseThreshold", threshold)
          .add("monotone", monotone ? 1 : 0)
          .all();
    }
  }

  /** Coefficients of the loss's second-order Taylor polynomial; those of y are 0 on a line. */
  record QuadraticModel(
      double value,
      double slopeX,
      double slopeY,
      double curvatureX,
      double curvatureXy,
      double curvatureY)
      implements Finding {
    @Override
    public Map<String, Double> figures() {
      return new Figures()
          .add("quadratic.value", value)
          .add("quadratic.slope.x", slopeX)
          .add("quadratic.slope.y", slopeY)
          .add("quadratic.curvature.x", curvatureX)
          .add("quadratic.curvature.xy", curvatureXy)
          .add("quadratic.curvature.y", curvatureY)
          .all();
    }
  }

  /**
   * Where that polynomial is near the loss.
   *
   * @param tolerance the share of its change that it may be off; 0 for one standard error
   * @param share of the nodes
   * @param radius of the largest disc, in parameter units where these are known
   * @param x the interval on the first axis, in coordinates
   */
  record QuadraticRegion(
      double tolerance, double share, double radius, Interval x, Optional<Interval> y)
      implements Finding {
    @Override
    public Map<String, Double> figures() {
      Figures figures =
          new Figures()
              .add("quadratic.tolerance", tolerance)
              .add("quadratic.share", share)
              .add("quadratic.radius", radius)
              .add("quadratic.x.from", x.from())
              .add("quadratic.x.to", x.to());
      y.ifPresent(i -> figures.add("quadratic.y.from", i.from()).add("quadratic.y.to", i.to()));
      return figures.all();
    }
  }

  /** Coordinates from one end to the other. */
  record Interval(double from, double to) {}

  /**
   * How far losses in bfloat16 are off single precision's.
   *
   * @param recomputed points that were computed again in single precision
   * @param deviation the largest relative one among the others
   */
  record ReducedPrecision(int recomputed, double deviation) implements Finding {
    @Override
    public Map<String, Double> figures() {
      return new Figures().add("bf16Recomputed", recomputed).add("bf16Deviation", deviation).all();
    }
  }
}

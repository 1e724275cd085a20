// SPDX-License-Identifier: Apache-2.0
package org.thalweg.landscape.analysis.interpolation;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.thalweg.landscape.parameters.ParameterBlock;
import org.thalweg.landscape.parameters.ParameterLayout;
import org.thalweg.landscape.parameters.ParameterVector;
import org.thalweg.landscape.parameters.RandomStream;
import org.thalweg.landscape.subspace.Axis;
import org.thalweg.landscape.subspace.Coordinates;
import org.thalweg.landscape.subspace.Subspace;

/**
 * The plane through three models, in which their distances are true.
 *
 * <p>Centre w₀, directions u = (w₁ − w₀)/‖·‖ and v = (w₂ − w₀ − ⟨w₂ − w₀, u⟩ u)/‖·‖ (Garipov et al.
 * 2018, arXiv:1802.10026, and its plane.py). Norms and products count what an optimiser moves;
 * running statistics go along in proportion, so that all three models are met with all they have.
 * At its coordinates each model is met to the rounding of floats.
 *
 * @param subspace w₀, u and v
 * @param models where w₀, w₁ and w₂ lie: (0, 0), (‖w₁ − w₀‖, 0), and w₂ with y ≥ 0
 */
public record ThreePointPlane(Subspace subspace, List<Coordinates> models) {
  /** How far beyond the models the plane is shown, in their extent: as plane.py has it. */
  private static final double MARGIN = 0.2;

  public ThreePointPlane {
    models = List.copyOf(models);
  }

  /**
   * The plane of three models.
   *
   * @throws IllegalArgumentException if two are equal or all lie on one line, as far as floats tell
   */
  public static ThreePointPlane of(ParameterVector w0, ParameterVector w1, ParameterVector w2) {
    UnitChord line = line(w0, w1);
    double along = line.along(w2);
    double[] residual = line.residual(w2, along);
    double height = UnitChord.length(residual, w0.layout());
    if (height <= line.resolution(w2)) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT,
              "three models span a plane if they do not lie on one line, got the third %.3g from the"
                  + " line at %.6g of a distance of %.6g; interpolate between two of them",
              height,
              along,
              line.length()));
    }
    ParameterVector v = UnitChord.scaled(w0.layout(), residual, 1 / height);
    return new ThreePointPlane(
        new Subspace(w0, List.of(line.unit(), v)),
        List.of(
            Coordinates.of(0, 0), Coordinates.of(line.length(), 0), Coordinates.of(along, height)));
  }

  /**
   * A plane through three models on one line: v is random, of length 1 and orthogonal to it.
   *
   * <p>Running statistics stay still along v.
   *
   * @throws IllegalArgumentException if the first two are equal, or nothing is orthogonal to u
   */
  public static ThreePointPlane ofCollinear(
      ParameterVector w0, ParameterVector w1, ParameterVector w2, long seed) {
    UnitChord line = line(w0, w1);
    ParameterVector random = w0.plus(1, gaussian(w0.layout(), seed));
    double[] residual = line.residual(random, line.along(random));
    clearRunningStatistics(residual, w0.layout());
    double height = UnitChord.length(residual, w0.layout());
    if (!(height > line.resolution(random))) {
      throw new IllegalArgumentException(
          "a plane needs at least 2 parameters, got " + w0.layout().trainableSize());
    }
    ParameterVector v = UnitChord.scaled(w0.layout(), residual, 1 / height);
    return new ThreePointPlane(
        new Subspace(w0, List.of(line.unit(), v)),
        List.of(
            Coordinates.of(0, 0),
            Coordinates.of(line.length(), 0),
            Coordinates.of(line.along(w2), 0)));
  }

  /**
   * The same plane counted in ‖w₁ − w₀‖: both directions that long, so that w₁ lies at (1, 0) and
   * one unit is as long in x as in y.
   */
  public ThreePointPlane inUnitsOfTheFirstSide() {
    double unit = models.get(1).x();
    ParameterVector zero = ParameterVector.zero(subspace.layout());
    return new ThreePointPlane(
        new Subspace(
            subspace.centre(),
            subspace.directions().stream().map(d -> zero.plus(unit, d)).toList()),
        models.stream().map(at -> Coordinates.of(at.x() / unit, at.y() / unit)).toList());
  }

  /** Along u, over all three models and a fifth of their extent beyond. */
  public Axis xAxis(int count) {
    return Axis.covering(models.stream().mapToDouble(Coordinates::x).toArray(), MARGIN, count);
  }

  /** Along v likewise; as long as the x axis, around 0, where the models lie on one line. */
  public Axis yAxis(int count) {
    double[] ys = models.stream().mapToDouble(Coordinates::y).toArray();
    if (ys[2] == 0) {
      Axis x = xAxis(count);
      double half = (x.max() - x.min()) / 2;
      return new Axis(-half, half, count);
    }
    return Axis.covering(ys, MARGIN, count);
  }

  /**
   * The triangle of the models.
   *
   * @throws IllegalArgumentException if they lie on one line
   */
  public TriangleCoordinates triangle() {
    return new TriangleCoordinates(models.get(0), models.get(1), models.get(2));
  }

  private static UnitChord line(ParameterVector w0, ParameterVector w1) {
    if (UnitChord.areOne(w0, w1)) {
      throw new IllegalArgumentException(
          "the first two models of a plane must differ, got equal ones: " + w0);
    }
    return new UnitChord(w0, w1);
  }

  private static ParameterVector gaussian(ParameterLayout layout, long seed) {
    float[] values = new float[layout.size()];
    for (int b = 0; b < layout.blocks().size(); b++) {
      ParameterBlock block = layout.block(b);
      if (block.role().trainable()) {
        RandomStream stream = RandomStream.of(seed, "plane of " + block.name());
        for (int i = layout.offset(b); i < layout.offset(b + 1); i++) {
          values[i] = (float) stream.nextGaussian();
        }
      }
    }
    return ParameterVector.of(layout, values);
  }

  private static void clearRunningStatistics(double[] vector, ParameterLayout layout) {
    for (int b = 0; b < layout.blocks().size(); b++) {
      if (!layout.block(b).role().trainable()) {
        Arrays.fill(vector, layout.offset(b), layout.offset(b + 1), 0);
      }
    }
  }
}

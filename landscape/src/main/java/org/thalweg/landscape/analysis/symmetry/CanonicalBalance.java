// SPDX-License-Identifier: Apache-2.0
package org.thalweg.landscape.analysis.symmetry;

import java.util.List;
import java.util.function.Predicate;
import org.thalweg.landscape.parameters.ParameterRole;
import org.thalweg.landscape.parameters.ParameterVector;

/**
 * The one network among all rescaled copies whose sum of squares is least.
 *
 * <p>A hidden unit behind ReLU may have its incoming entries multiplied by s &gt; 0 and its
 * outgoing ones divided by s: the function stays, but filter-normalised directions do not. Here s =
 * √(‖out‖ / ‖in‖), bias included, unit by unit until every |log s| &lt; 10⁻¹²; the result is
 * unique. Behind batch norm a unit's "in" is its scale and shift. Costs one pass over the vector a
 * sweep.
 *
 * @param vector the balanced network; running statistics and groups that are not homogeneous stay
 * @param units balanced hidden units
 * @param skipped units without incoming or outgoing weight, left as they are
 */
public record CanonicalBalance(ParameterVector vector, int units, int skipped, int sweeps) {
  private static final double BALANCED = 1e-12;

  /** Far more than a chain of a hundred layers needs. */
  private static final int MOST_SWEEPS = 100_000;

  /** What is multiplied and what is divided for one group. */
  private record Sides(int units, List<UnitSlices> in, List<UnitSlices> out) {

    static Sides of(PermutationGroup group, ParameterVector vector) {
      List<UnitSlices> members = UnitSlices.of(group, vector.layout());
      List<UnitSlices> in = incoming(members, Sides::isNorm);
      return new Sides(
          group.units(),
          in.isEmpty() ? incoming(members, Sides::isAffine) : in,
          members.stream().filter(m -> m.side() == PermutationGroup.Role.OUTGOING).toList());
    }

    private static List<UnitSlices> incoming(
        List<UnitSlices> members, Predicate<ParameterRole> which) {
      return members.stream()
          .filter(m -> m.side() == PermutationGroup.Role.INCOMING && which.test(m.role()))
          .toList();
    }

    private static boolean isNorm(ParameterRole role) {
      return role == ParameterRole.NORM_SCALE || role == ParameterRole.NORM_SHIFT;
    }

    private static boolean isAffine(ParameterRole role) {
      return role == ParameterRole.WEIGHT || role == ParameterRole.BIAS;
    }

    /** The factor s of a unit; 0, NaN or infinite where there is none. */
    double factor(double[] values, int unit) {
      double squaresIn = in.stream().mapToDouble(m -> m.squares(values, unit)).sum();
      double squaresOut = out.stream().mapToDouble(m -> m.squares(values, unit)).sum();
      return Math.sqrt(Math.sqrt(squaresOut / squaresIn));
    }

    void scale(double[] values, int unit, double factor) {
      in.forEach(m -> m.scale(values, unit, factor));
      out.forEach(m -> m.scale(values, unit, 1 / factor));
    }
  }

  /**
   * Balances the homogeneous ones of {@code groups}, in double, rounded once at the end.
   *
   * @throws IllegalArgumentException if the groups do not fit the vector's layout
   */
  public static CanonicalBalance of(ParameterVector vector, List<PermutationGroup> groups) {
    PermutationGroup.check(groups, vector.layout());
    List<Sides> sides =
        groups.stream()
            .filter(PermutationGroup::homogeneous)
            .map(group -> Sides.of(group, vector))
            .toList();
    double[] values = widened(vector.toArray());
    int skipped = 0;
    for (Sides group : sides) {
      for (int unit = 0; unit < group.units(); unit++) {
        skipped += isFactor(group.factor(values, unit)) ? 0 : 1;
      }
    }
    int sweeps = 1;
    while (sweep(sides, values) >= BALANCED) {
      if (sweeps++ == MOST_SWEEPS) {
        throw new IllegalStateException(
            "the balance must settle within %d sweeps, got none".formatted(MOST_SWEEPS));
      }
    }
    int units = sides.stream().mapToInt(Sides::units).sum() - skipped;
    ParameterVector balanced = ParameterVector.of(vector.layout(), rounded(values));
    return new CanonicalBalance(balanced, units, skipped, sweeps);
  }

  /** The largest |log s|. */
  private static double sweep(List<Sides> sides, double[] values) {
    double largest = 0;
    for (Sides group : sides) {
      for (int unit = 0; unit < group.units(); unit++) {
        double factor = group.factor(values, unit);
        if (isFactor(factor)) {
          group.scale(values, unit, factor);
          largest = Math.max(largest, Math.abs(Math.log(factor)));
        }
      }
    }
    return largest;
  }

  private static boolean isFactor(double factor) {
    return factor > 0 && Double.isFinite(factor);
  }

  private static double[] widened(float[] values) {
    double[] wide = new double[values.length];
    for (int i = 0; i < wide.length; i++) {
      wide[i] = values[i];
    }
    return wide;
  }

  private static float[] rounded(double[] values) {
    float[] floats = new float[values.length];
    for (int i = 0; i < floats.length; i++) {
      floats[i] = (float) values[i];
    }
    return floats;
  }
}

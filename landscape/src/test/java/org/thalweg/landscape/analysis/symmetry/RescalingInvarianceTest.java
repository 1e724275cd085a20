// SPDX-License-Identifier: Apache-2.0
package org.thalweg.landscape.analysis.symmetry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.thalweg.landscape.direction.Ignore;
import org.thalweg.landscape.direction.RandomDirections;
import org.thalweg.landscape.direction.Rescaling;
import org.thalweg.landscape.parameters.ParameterVector;
import org.thalweg.landscape.subspace.Coordinates;
import org.thalweg.landscape.subspace.Subspace;

/** What filter normalisation removes, and what it does not (Li et al. 2018, §4). */
class RescalingInvarianceTest {
  /** Double arithmetic. */
  private static final double DOUBLE = 1e-12;

  /** Weights and directions rounded to float. */
  private static final double SINGLE = 1e-6;

  private static final DenseNet NET = new DenseNet(2, 16, 16, 3);

  static Subspace plane(ParameterVector centre, Rescaling rescaling) {
    RandomDirections random = new RandomDirections(rescaling, Ignore.BIASBN, 5);
    return new Subspace(centre, random.directions(centre, 2));
  }

  /** Layer l times cₗ, its bias times c₁ ⋯ cₗ; the product of all is 1. */
  private static ParameterVector layerwise(ParameterVector vector, double... factors) {
    float[] values = vector.toArray();
    double product = 1;
    for (int l = 0; l < factors.length; l++) {
      product *= factors[l];
      for (int b = 2 * l; b <= 2 * l + 1; b++) {
        double factor = b == 2 * l ? factors[l] : product;
        for (int i = NET.layout().offset(b); i < NET.layout().offset(b + 1); i++) {
          values[i] = (float) (factor * values[i]);
        }
      }
    }
    return ParameterVector.of(NET.layout(), values);
  }

  private static double largestDifference(
      ParameterVector a, ParameterVector b, Rescaling rescaling) {
    Subspace planeA = plane(a, rescaling);
    Subspace planeB = plane(b, rescaling);
    double largest = 0;
    for (double x = -1; x <= 1; x += 0.25) {
      for (double y = -1; y <= 1; y += 0.5) {
        Coordinates at = Coordinates.of(x, y);
        double difference = NET.loss(planeA.pointAt(at)) - NET.loss(planeB.pointAt(at));
        largest = Math.max(largest, Math.abs(difference));
      }
    }
    return largest;
  }

  @Test
  void layerUniformRescaling_leavesTheFilterNormalisedSurface() {
    ParameterVector original = NET.random(1);
    ParameterVector exact = layerwise(original, 8, 0.5, 0.25);
    ParameterVector rounded = layerwise(original, 3, 0.7, 1 / 2.1);
    assertThat(NET.loss(exact)).isCloseTo(NET.loss(original), within(DOUBLE));
    assertThat(largestDifference(original, exact, Rescaling.FILTER)).isLessThan(DOUBLE);
    assertThat(largestDifference(original, rounded, Rescaling.FILTER)).isLessThan(SINGLE);
  }

  @Test
  void withoutNormalisation_theSameRescalingChangesTheSurface() {
    ParameterVector original = NET.random(1);
    ParameterVector exact = layerwise(original, 8, 0.5, 0.25);
    assertThat(largestDifference(original, exact, Rescaling.NONE)).isGreaterThan(0.1);
  }
}

// SPDX-License-Identifier: Apache-2.0
package org.thalweg.landscape.analysis.curvature;

import org.thalweg.landscape.parameters.RandomStream;

/**
 * Draws from χ² with any number of degrees of freedom from 0, also broken ones.
 *
 * <p>Twice a gamma variate of half as many, by Marsaglia and Tsang 2000.
 */
record ChiSquare(double degrees) {
  private static final int GRAIN = 1 << 30;

  double draw(RandomStream random) {
    if (degrees == 0) {
      return 0;
    }
    double shape = degrees / 2;
    if (shape < 1) {
      // Of a shape larger by 1, shrunk by a uniform variate's root.
      return 2 * gamma(shape + 1, random) * StrictMath.pow(uniform(random), 1 / shape);
    }
    return 2 * gamma(shape, random);
  }

  private static double gamma(double shape, RandomStream random) {
    double d = shape - 1.0 / 3;
    double c = 1 / Math.sqrt(9 * d);
    while (true) {
      double x = random.nextGaussian();
      double v = 1 + c * x;
      if (v > 0) {
        double cube = v * v * v;
        double u = uniform(random);
        if (StrictMath.log(u) < x * x / 2 + d - d * cube + d * StrictMath.log(cube)) {
          return d * cube;
        }
      }
    }
  }

  /** In (0, 1), both ends left out. */
  private static double uniform(RandomStream random) {
    return (random.nextInt(GRAIN) + 0.5) / GRAIN;
  }
}

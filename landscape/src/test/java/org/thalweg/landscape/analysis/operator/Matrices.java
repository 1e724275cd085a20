// SPDX-License-Identifier: Apache-2.0
package org.thalweg.landscape.analysis.operator;

import java.util.Arrays;
import java.util.concurrent.atomic.AtomicInteger;
import org.thalweg.landscape.parameters.RandomStream;

/** Symmetric operators with known eigenvalues, their eigenvectors no unit vectors. */
final class Matrices {
  private Matrices() {}

  /** Q D Qᵀ with Q three reflections at random vectors. */
  static LinearOperator rotated(double... eigenvalues) {
    double[][] mirrors = new double[3][eigenvalues.length];
    RandomStream stream = RandomStream.of(8, "mirrors");
    for (double[] mirror : mirrors) {
      Arrays.setAll(mirror, i -> stream.nextGaussian());
      Vectors.scale(1 / Vectors.norm(mirror), mirror);
    }
    LinearOperator diagonal = new DiagonalOperator(eigenvalues);
    return new LinearOperator() {
      @Override
      public int size() {
        return eigenvalues.length;
      }

      @Override
      public double[] times(double[] vector) {
        double[] image = vector.clone();
        for (int k = 0; k < mirrors.length; k++) {
          reflect(mirrors[k], image);
        }
        image = diagonal.times(image);
        for (int k = mirrors.length - 1; k >= 0; k--) {
          reflect(mirrors[k], image);
        }
        return image;
      }
    };
  }

  private static void reflect(double[] mirror, double[] vector) {
    Vectors.add(-2 * Vectors.dot(mirror, vector), mirror, vector);
  }

  /** The same operator; {@code counter} counts its products. */
  static LinearOperator counted(LinearOperator operator, AtomicInteger counter) {
    return new LinearOperator() {
      @Override
      public int size() {
        return operator.size();
      }

      @Override
      public double[] times(double[] vector) {
        counter.incrementAndGet();
        return operator.times(vector);
      }
    };
  }

  /** Ten outliers from −29 to 290 among 290 times the same value. */
  static double[] outliers() {
    double[] eigenvalues = new double[300];
    Arrays.fill(eigenvalues, 0.5);
    double[] far = {290, 120, 80, 51, 33, 21, 10, -4, -12, -29};
    System.arraycopy(far, 0, eigenvalues, 40, far.length);
    return eigenvalues;
  }
}

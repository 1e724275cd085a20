// SPDX-License-Identifier: Apache-2.0
package org.thalweg.landscape.analysis.operator;

import org.thalweg.landscape.parameters.RandomStream;

/** Random vectors of ±1, one after the other. */
final class Probes {
  private final RandomStream stream;
  private final int size;

  Probes(long seed, String name, int size) {
    this.stream = RandomStream.of(seed, name);
    this.size = size;
  }

  double[] next() {
    double[] signs = new double[size];
    for (int i = 0; i < size; i++) {
      signs[i] = 2 * stream.nextInt(2) - 1;
    }
    return signs;
  }
}

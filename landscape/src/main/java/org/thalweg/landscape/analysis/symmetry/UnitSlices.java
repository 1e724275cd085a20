// SPDX-License-Identifier: Apache-2.0
package org.thalweg.landscape.analysis.symmetry;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import org.ejml.data.DMatrixRMaj;
import org.thalweg.landscape.parameters.ParameterBlock;
import org.thalweg.landscape.parameters.ParameterLayout;
import org.thalweg.landscape.parameters.ParameterRole;

/**
 * A member's place in the flat vector, seen as an array [outer, units, width].
 *
 * @param offset where its block begins
 * @param width consecutive entries a unit
 */
record UnitSlices(
    PermutationGroup.Role side, ParameterRole role, int offset, int outer, int units, int width) {

  /** Every member of {@code group}, which fits {@code layout}. */
  static List<UnitSlices> of(PermutationGroup group, ParameterLayout layout) {
    List<UnitSlices> slices = new ArrayList<>();
    for (PermutationGroup.Member member : group.members()) {
      OptionalInt index = layout.find(member.block());
      int offset = layout.offset(index.orElseThrow());
      ParameterBlock block = layout.block(index.orElseThrow());
      int outer = 1;
      for (int axis = 0; axis < member.axis(); axis++) {
        outer *= block.shape().get(axis);
      }
      int width = block.size() / outer / group.units();
      slices.add(new UnitSlices(member.role(), block.role(), offset, outer, group.units(), width));
    }
    return slices;
  }

  private int start(int o, int unit) {
    return offset + (o * units + unit) * width;
  }

  /** Puts the units of {@code values} (modified) into another order. */
  void permute(float[] values, Permutation permutation) {
    float[] old = new float[units * width];
    for (int o = 0; o < outer; o++) {
      System.arraycopy(values, start(o, 0), old, 0, old.length);
      for (int unit = 0; unit < units; unit++) {
        System.arraycopy(old, permutation.get(unit) * width, values, start(o, unit), width);
      }
    }
  }

  /** The sum of squares of one unit's entries. */
  double squares(double[] values, int unit) {
    double sum = 0;
    for (int o = 0; o < outer; o++) {
      int start = start(o, unit);
      for (int i = start; i < start + width; i++) {
        sum += values[i] * values[i];
      }
    }
    return sum;
  }

  /** Multiplies one unit's entries in {@code values} (modified). */
  void scale(double[] values, int unit, double factor) {
    for (int o = 0; o < outer; o++) {
      int start = start(o, unit);
      for (int i = start; i < start + width; i++) {
        values[i] *= factor;
      }
    }
  }

  /** The entries as a matrix, one row a unit. */
  DMatrixRMaj rows(float[] values) {
    DMatrixRMaj rows = new DMatrixRMaj(units, outer * width);
    for (int unit = 0; unit < units; unit++) {
      int to = unit * outer * width;
      for (int o = 0; o < outer; o++) {
        int start = start(o, unit);
        for (int i = start; i < start + width; i++) {
          rows.data[to++] = values[i];
        }
      }
    }
    return rows;
  }
}

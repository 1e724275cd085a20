// SPDX-License-Identifier: Apache-2.0
package org.thalweg.landscape.direction;

import java.util.List;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.thalweg.landscape.io.hdf5.Hdf5Input;
import org.thalweg.landscape.parameters.ParameterBlock;
import org.thalweg.landscape.parameters.ParameterLayout;
import org.thalweg.landscape.parameters.ParameterRole;
import org.thalweg.landscape.parameters.ParameterVector;

/** Reads one group of a direction file into a vector. */
final class DirectionReader {
  private final Hdf5Input input;
  private final String group;
  private final ParameterLayout layout;

  DirectionReader(Hdf5Input input, String group, ParameterLayout layout) {
    this.input = input;
    this.group = group;
    this.layout = layout;
  }

  ParameterVector read() {
    int count = input.names(group).size();
    int trainable = blocks(block -> block.role().trainable());
    int all = layout.blocks().size();
    int counters = blocks(DirectionReader::hasCounter);
    if (count != trainable && count != all && count != all + counters) {
      throw input.problem(
          "\"%s\" holds %d tensors, the model has %d trainable ones and %d with running statistics; use the architecture the file was made for"
              .formatted(group, count, trainable, all));
    }
    boolean states = count != trainable;
    boolean counted = count == all + counters;
    float[] values = new float[layout.size()];
    int number = 0;
    for (int b = 0; b < all; b++) {
      ParameterBlock block = layout.block(b);
      if (states || block.role().trainable()) {
        copy(number++, block, values, layout.offset(b));
        if (states && counted && hasCounter(block)) {
          number++;
        }
      }
    }
    return ParameterVector.of(layout, values);
  }

  /**
   * Newer frameworks keep a batch counter, a scalar that no direction moves, behind each running
   * variance.
   */
  private static boolean hasCounter(ParameterBlock block) {
    return block.role() == ParameterRole.RUNNING_VARIANCE;
  }

  private int blocks(Predicate<ParameterBlock> which) {
    return (int) layout.blocks().stream().filter(which).count();
  }

  /** By number, never by place: HDF5 lists "10" before "2". */
  private void copy(int number, ParameterBlock block, float[] values, int offset) {
    String dataset = group + "/" + number;
    List<Integer> shape = input.shape(dataset);
    if (!shape.equals(block.shape())) {
      throw input.problem(
          "layout mismatch at block \"%s\": \"%s\" is %s, the model has %s; use the architecture the file was made for"
              .formatted(block.name(), dataset, shape, block.shape()));
    }
    float[] entries = input.floats(dataset);
    if (!IntStream.range(0, entries.length).allMatch(i -> Float.isFinite(entries[i]))) {
      throw input.problem(
          "block \"%s\" (\"%s\") holds NaN or infinite numbers".formatted(block.name(), dataset));
    }
    System.arraycopy(entries, 0, values, offset, entries.length);
  }
}

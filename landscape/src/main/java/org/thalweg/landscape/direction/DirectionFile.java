// SPDX-License-Identifier: Apache-2.0
package org.thalweg.landscape.direction;

import io.jhdf.api.WritableGroup;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.thalweg.landscape.InputFileException;
import org.thalweg.landscape.io.hdf5.Hdf5Input;
import org.thalweg.landscape.io.hdf5.Hdf5Output;
import org.thalweg.landscape.parameters.ParameterBlock;
import org.thalweg.landscape.parameters.ParameterLayout;
import org.thalweg.landscape.parameters.ParameterVector;

/**
 * Directions as HDF5 files in the layout of the reference implementation.
 *
 * <p>Groups {@code xdirection} and, for a plane, {@code ydirection} hold datasets {@code "0"},
 * {@code "1"}, … of float32, one a block in layout order: the trainable blocks ({@code weights}) or
 * all of them ({@code states}).
 */
public final class DirectionFile {
  private static final List<String> GROUPS = List.of("xdirection", "ydirection", "zdirection");

  private DirectionFile() {}

  /**
   * Reads one vector a group; running statistics are zero where the file has none.
   *
   * @throws InputFileException if it is missing, damaged, or does not fit {@code layout}; the
   *     message names the block and both shapes
   */
  public static List<ParameterVector> read(Path file, ParameterLayout layout) {
    try (Hdf5Input input = Hdf5Input.open(file)) {
      List<ParameterVector> directions = new ArrayList<>();
      for (String group : GROUPS) {
        if (!input.has(group)) {
          break;
        }
        directions.add(new DirectionReader(input, group, layout).read());
      }
      if (directions.isEmpty()) {
        throw input.problem("holds no directions: it has no group \"xdirection\"");
      }
      return directions;
    }
  }

  /**
   * Reads at least {@code count} directions and returns that many.
   *
   * @throws InputFileException as {@link #read(Path, ParameterLayout)}, and if there are fewer
   */
  public static List<ParameterVector> read(Path file, ParameterLayout layout, int count) {
    List<ParameterVector> directions = read(file, layout);
    if (directions.size() < count) {
      throw new InputFileException(
          file,
          "holds %d of the %d directions asked for; measure along fewer axes, or use another file"
              .formatted(directions.size(), count));
    }
    return directions.subList(0, count);
  }

  /**
   * Writes one to three directions, running statistics only if they move.
   *
   * @throws java.io.UncheckedIOException if it cannot be written
   */
  public static void write(Path file, List<ParameterVector> directions) {
    write(file, directions, Map.of());
  }

  /** The same with further rows of numbers beside the groups, as PCA files have. */
  public static void write(
      Path file, List<ParameterVector> directions, Map<String, double[]> further) {
    write(
        file,
        directions,
        moveStatistics(directions) ? DirectionScope.STATES : DirectionScope.WEIGHTS,
        further);
  }

  /**
   * Writes one to three directions; the file appears whole or not at all.
   *
   * @throws IllegalArgumentException if running statistics move and {@code tensors} leaves them out
   * @throws java.io.UncheckedIOException if it cannot be written
   */
  public static void write(Path file, List<ParameterVector> directions, DirectionScope tensors) {
    write(file, directions, tensors, Map.of());
  }

  private static void write(
      Path file,
      List<ParameterVector> directions,
      DirectionScope tensors,
      Map<String, double[]> further) {
    if (directions.isEmpty() || directions.size() > GROUPS.size()) {
      throw new IllegalArgumentException(
          "a direction file holds 1 to 3 directions, got " + directions.size());
    }
    if (tensors == DirectionScope.WEIGHTS && moveStatistics(directions)) {
      throw new IllegalArgumentException(
          "directions that move running statistics must be written as states, got weights");
    }
    Hdf5Output.write(
        file,
        root -> {
          for (int d = 0; d < directions.size(); d++) {
            put(root.putGroup(GROUPS.get(d)), directions.get(d), tensors);
          }
          further.forEach(root::putDataset);
        });
  }

  private static boolean moveStatistics(List<ParameterVector> directions) {
    return directions.stream()
        .anyMatch(direction -> direction.norm(block -> !DirectionScope.WEIGHTS.include(block)) > 0);
  }

  private static void put(WritableGroup group, ParameterVector direction, DirectionScope tensors) {
    int number = 0;
    for (int b = 0; b < direction.layout().blocks().size(); b++) {
      ParameterBlock block = direction.layout().block(b);
      if (tensors.include(block)) {
        group.putDataset(
            Integer.toString(number++), Hdf5Output.nested(direction.block(b), block.shape()));
      }
    }
  }
}

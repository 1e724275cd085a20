// SPDX-License-Identifier: Apache-2.0
package org.thalweg.landscape.direction;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import org.thalweg.landscape.analysis.trajectory.Trajectory;
import org.thalweg.landscape.parameters.ParameterLayout;
import org.thalweg.landscape.parameters.ParameterVector;

/**
 * Single parameters as directions: unit vectors, so that a coordinate is a change of the parameter.
 *
 * <p>Named ones, or those that a training changed most (Mani et al. 2018, method 2); the latter
 * come with the half-width to show, 1.5 times the range they covered.
 */
public final class CoordinateDirections implements DirectionSource {
  private static final double HALF_WIDTH_IN_RANGES = 1.5;

  private final ParameterLayout layout;
  private final List<Entry> entries;

  /**
   * One parameter.
   *
   * @param name such as {@code linear.bias[3]}: what an axis is called
   * @param index its position in the flat vector
   * @param halfWidth how far to show to both sides; empty where no training says so
   */
  public record Entry(String name, int index, OptionalDouble halfWidth) {}

  private CoordinateDirections(ParameterLayout layout, List<Entry> entries) {
    this.layout = layout;
    this.entries = List.copyOf(entries);
    List<Integer> indices = entries.stream().map(Entry::index).toList();
    if (indices.isEmpty() || indices.stream().distinct().count() < indices.size()) {
      throw new IllegalArgumentException(
          "directions are at least 1 parameter and different ones, got "
              + entries.stream().map(Entry::name).toList());
    }
  }

  /**
   * The parameters of these names, such as {@code layer1.0.conv1.weight[2,1,0,0]}.
   *
   * @throws IllegalArgumentException if one is unknown or named twice; the message names the
   *     nearest
   */
  public static CoordinateDirections named(ParameterLayout layout, List<String> names) {
    EntryNames entryNames = new EntryNames(layout);
    List<Entry> entries = new ArrayList<>();
    for (String name : names) {
      int index = entryNames.index(name);
      entries.add(new Entry(entryNames.name(index), index, OptionalDouble.empty()));
    }
    return new CoordinateDirections(layout, entries);
  }

  /**
   * The {@code count} parameters that a training changed most, most first; ties: the earlier one.
   *
   * @throws IllegalArgumentException if fewer changed, or a checkpoint is not finite
   */
  public static CoordinateDirections mostChanging(
      Trajectory trajectory, int count, ChangeMeasure measure) {
    EntryNames names = new EntryNames(trajectory.layout());
    ParameterChanges changes = new ParameterChanges(trajectory);
    List<Entry> entries =
        changes.largest(count, measure).stream()
            .map(
                index ->
                    new Entry(
                        names.name(index),
                        index,
                        OptionalDouble.of(
                            HALF_WIDTH_IN_RANGES * changes.of(index, ChangeMeasure.RANGE))))
            .toList();
    return new CoordinateDirections(trajectory.layout(), entries);
  }

  /** The parameters, in the order of the directions. */
  public List<Entry> entries() {
    return entries;
  }

  @Override
  public List<ParameterVector> directions(ParameterVector centre, int count) {
    if (!centre.layout().equals(layout)) {
      throw new IllegalArgumentException(
          "parameters were named over %s, got a centre over %s".formatted(layout, centre.layout()));
    }
    if (count > entries.size()) {
      throw new IllegalArgumentException(
          "%d directions need as many parameters, got %s"
              .formatted(count, entries.stream().map(Entry::name).toList()));
    }
    return entries.subList(0, count).stream().map(this::unit).toList();
  }

  private ParameterVector unit(Entry entry) {
    float[] values = new float[layout.size()];
    values[entry.index()] = 1;
    return ParameterVector.of(layout, values);
  }
}

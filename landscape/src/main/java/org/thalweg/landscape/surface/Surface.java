// SPDX-License-Identifier: Apache-2.0
package org.thalweg.landscape.surface;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.thalweg.landscape.analysis.trajectory.ProjectedPath;
import org.thalweg.landscape.finding.Finding;
import org.thalweg.landscape.finding.Findings;
import org.thalweg.landscape.objective.Channel;

/**
 * Measured channels on every node of a grid, with paths over it and its provenance.
 *
 * <p>Immutable. Values are in the grid's order; a failed node holds NaN in every channel and says
 * so in its status.
 */
public final class Surface {
  private final Grid grid;
  private final List<Channel> channels;
  private final double[][] values;
  private final List<NodeStatus> status;
  private final List<ProjectedPath> paths;
  private final List<Marker> markers;
  private final Optional<CriticalPoints> critical;
  private final Optional<Provenance> provenance;

  /**
   * A surface with {@code values[channel][node]} and one status a node.
   *
   * @param provenance empty for files of other tools, which tell nothing
   */
  public Surface(
      Grid grid,
      List<Channel> channels,
      double[][] values,
      List<NodeStatus> status,
      List<ProjectedPath> paths,
      Optional<Provenance> provenance) {
    this(grid, channels, values, status, paths, List.of(), Optional.empty(), provenance);
  }

  private Surface(
      Grid grid,
      List<Channel> channels,
      double[][] values,
      List<NodeStatus> status,
      List<ProjectedPath> paths,
      List<Marker> markers,
      Optional<CriticalPoints> critical,
      Optional<Provenance> provenance) {
    this.markers = List.copyOf(markers);
    this.critical = critical;
    this.grid = grid;
    this.channels = List.copyOf(channels);
    this.status = List.copyOf(status);
    this.paths = List.copyOf(paths);
    this.provenance = provenance;
    if (values.length != channels.size() || channels.isEmpty()) {
      throw new IllegalArgumentException(
          "a surface has one array a channel and at least one, got %d channels and %d arrays"
              .formatted(channels.size(), values.length));
    }
    if (status.size() != grid.size()) {
      throw new IllegalArgumentException(
          "a surface has one status a node, got %d for %d nodes"
              .formatted(status.size(), grid.size()));
    }
    this.values = new double[values.length][];
    for (int c = 0; c < values.length; c++) {
      if (values[c].length != grid.size()) {
        throw new IllegalArgumentException(
            "channel \"%s\" needs %d values, got %d"
                .formatted(channels.get(c).name(), grid.size(), values[c].length));
      }
      this.values[c] = values[c].clone();
    }
  }

  /**
   * Assembles one sample a node, in any order; a missing or repeated node is the caller's fault.
   */
  public static Surface of(
      Grid grid,
      List<Channel> channels,
      List<Sample> samples,
      List<ProjectedPath> paths,
      Provenance provenance) {
    double[][] values = new double[channels.size()][grid.size()];
    NodeStatus[] status = new NodeStatus[grid.size()];
    for (Sample sample : samples) {
      int node = sample.index();
      if (status[node] != null) {
        throw new IllegalArgumentException("node %d was sampled twice".formatted(node));
      }
      if (sample instanceof Sample.Measured measured) {
        status[node] = NodeStatus.MEASURED;
        for (int c = 0; c < values.length; c++) {
          values[c][node] = measured.measurement().get(c);
        }
      } else {
        status[node] = NodeStatus.FAILED;
        for (double[] channel : values) {
          channel[node] = Double.NaN;
        }
      }
    }
    List<NodeStatus> all = new ArrayList<>(Arrays.asList(status));
    if (all.contains(null)) {
      throw new IllegalArgumentException("node %d has no sample".formatted(all.indexOf(null)));
    }
    return new Surface(grid, channels, values, all, paths, Optional.of(provenance));
  }

  /** The same surface with these models shown on it, and no others. */
  public Surface withMarkers(List<Marker> shown) {
    return new Surface(grid, channels, values, status, paths, shown, critical, provenance);
  }

  /** The same surface with these paths over it, and no others. */
  public Surface withPaths(List<ProjectedPath> shown) {
    return new Surface(grid, channels, values, status, shown, markers, critical, provenance);
  }

  /** The same surface with these critical points, and no others. */
  public Surface withCritical(CriticalPoints found) {
    return new Surface(
        grid, channels, values, status, paths, markers, Optional.of(found), provenance);
  }

  /** The same surface with an error, 100 − accuracy, for every accuracy that has none. */
  public Surface withErrors() {
    List<Channel> all = new ArrayList<>(channels);
    List<double[]> allValues = new ArrayList<>(List.of(values));
    for (int c = 0; c < channels.size(); c++) {
      String name = channels.get(c).name();
      Channel error = Channel.error(name.replaceAll("_acc$", ""));
      if (name.endsWith("_acc") && findChannel(error.name()).isEmpty()) {
        all.add(error);
        allValues.add(Arrays.stream(values[c]).map(accuracy -> 100 - accuracy).toArray());
      }
    }
    double[][] shown = allValues.toArray(double[][]::new);
    return new Surface(grid, all, shown, status, paths, markers, critical, provenance);
  }

  /**
   * The same surface with one more number on every node; a channel of that name is replaced.
   *
   * @param added one a node, in the grid's order
   */
  public Surface withChannel(Channel channel, double[] added) {
    List<Channel> all = new ArrayList<>(channels);
    List<double[]> allValues = new ArrayList<>(List.of(values));
    Optional<Integer> held = findChannel(channel.name());
    if (held.isPresent()) {
      all.set(held.get(), channel);
      allValues.set(held.get(), added);
    } else {
      all.add(channel);
      allValues.add(added);
    }
    double[][] shown = allValues.toArray(double[][]::new);
    return new Surface(grid, all, shown, status, paths, markers, critical, provenance);
  }

  /** What was found of the surface as a whole; nothing where it has no provenance. */
  public Findings findings() {
    return provenance.map(Provenance::findings).orElse(Findings.NONE);
  }

  /** The finding of that kind, if there is one. */
  public <T extends Finding> Optional<T> find(Class<T> kind) {
    return findings().find(kind);
  }

  /** The same surface with {@code further} findings; none where it has no provenance. */
  public Surface with(Finding... further) {
    return with(Findings.of(further));
  }

  /** The same surface with {@code further} findings; none where it has no provenance. */
  public Surface with(Findings further) {
    Optional<Provenance> told = provenance.map(p -> p.with(further));
    return new Surface(grid, channels, values, status, paths, markers, critical, told);
  }

  public Grid grid() {
    return grid;
  }

  public List<Channel> channels() {
    return channels;
  }

  /** A copy of one channel's values in the grid's order. */
  public double[] values(int channel) {
    return values[channel].clone();
  }

  public double value(int channel, int node) {
    return values[channel][node];
  }

  /** The position of a named channel, such as {@code train_loss}. */
  public Optional<Integer> findChannel(String name) {
    for (int c = 0; c < channels.size(); c++) {
      if (channels.get(c).name().equals(name)) {
        return Optional.of(c);
      }
    }
    return Optional.empty();
  }

  /** The draws whose mean a channel is, in their order; empty where it is no mean. */
  public List<Integer> draws(int channel) {
    Channel mean = channels.get(channel);
    List<Integer> found = new ArrayList<>();
    Optional<Integer> next = findChannel(mean.ofDraw(1).name());
    while (next.isPresent()) {
      found.add(next.get());
      next = findChannel(mean.ofDraw(found.size() + 1).name());
    }
    return List.copyOf(found);
  }

  /** The first channel whose name ends in {@code _loss}; channel 0 where none does. */
  public int lossChannel() {
    for (int c = 0; c < channels.size(); c++) {
      if (channels.get(c).name().endsWith("_loss")) {
        return c;
      }
    }
    return 0;
  }

  public List<NodeStatus> status() {
    return status;
  }

  public List<ProjectedPath> paths() {
    return paths;
  }

  /** Models shown on the surface, maybe none. */
  public List<Marker> markers() {
    return markers;
  }

  /** Critical points that were found and kept with it. */
  public Optional<CriticalPoints> critical() {
    return critical;
  }

  public Optional<Provenance> provenance() {
    return provenance;
  }
}

// SPDX-License-Identifier: Apache-2.0
package org.thalweg.landscape.surface;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.thalweg.landscape.analysis.trajectory.ProjectedPath;
import org.thalweg.landscape.io.hdf5.Hdf5Input;
import org.thalweg.landscape.objective.Channel;
import org.thalweg.landscape.subspace.Axis;

/** Reads one surface from an open file. */
final class SurfaceReader {
  private static final Set<String> NO_CHANNELS =
      Set.of("xcoordinates", "ycoordinates", "status", "dir_file");
  private static final List<String> REFERENCE_ORDER =
      List.of("train_loss", "train_acc", "test_loss", "test_acc", "min_eig", "max_eig");

  private final Hdf5Input input;

  SurfaceReader(Hdf5Input input) {
    this.input = input;
  }

  Surface read() {
    Grid grid = grid();
    List<String> names = channelNames(grid);
    List<Channel> channels = names.stream().map(this::channel).toList();
    double[][] values = names.stream().map(input::doubles).toArray(double[][]::new);
    List<NodeStatus> status =
        input.has("status") ? status(grid) : ReferenceMarks.remove(channels, values);
    Surface surface =
        new Surface(grid, channels, values, status, paths(), provenance()).withMarkers(markers());
    return CriticalGroup.read(input).map(surface::withCritical).orElse(surface);
  }

  private Grid grid() {
    Axis x = axis("xcoordinates");
    return input.has("ycoordinates") ? Grid.plane(x, axis("ycoordinates")) : Grid.line(x);
  }

  private Axis axis(String name) {
    try {
      return Axis.through(input.doubles(name));
    } catch (IllegalArgumentException e) {
      throw input.problem("\"%s\": %s".formatted(name, e.getMessage()));
    }
  }

  private List<String> channelNames(Grid grid) {
    List<String> names = new ArrayList<>();
    for (String name : input.names("/")) {
      if (!NO_CHANNELS.contains(name) && input.isNumeric(name)) {
        requireShape(name, grid);
        names.add(name);
      }
    }
    if (names.isEmpty()) {
      throw input.problem("has no dataset with measured values, such as \"train_loss\"");
    }
    names.sort(Comparator.comparingInt(this::position).thenComparing(name -> name));
    return names;
  }

  private void requireShape(String name, Grid grid) {
    List<Integer> shape = input.shape(name);
    // In doubles: a damaged extent must not overflow.
    if (shape.stream().mapToDouble(Integer::doubleValue).reduce(1, (a, b) -> a * b)
        != grid.size()) {
      throw input.problem(
          "\"%s\" must hold %d × %d values, got shape %s"
              .formatted(name, grid.rows(), grid.columns(), shape));
    }
  }

  private int position(String name) {
    return input
        .attribute(name, "position")
        .map(Integer::parseInt)
        .orElseGet(
            () -> {
              int known = REFERENCE_ORDER.indexOf(name);
              return known < 0 ? REFERENCE_ORDER.size() : known;
            });
  }

  private Channel channel(String name) {
    try {
      Channel usual = usual(name);
      return new Channel(
          name,
          input.attribute(name, "label").orElse(usual.label()),
          input.attribute(name, "unit").orElse(usual.unit()));
    } catch (IllegalArgumentException e) {
      throw new SurfaceFormatException(input.file(), "\"%s\": %s".formatted(name, e.getMessage()));
    }
  }

  private static Channel usual(String name) {
    int underscore = name.indexOf('_');
    String split = underscore < 0 ? name : name.substring(0, underscore);
    return switch (underscore < 0 ? "" : name.substring(underscore)) {
      case "_loss" -> Channel.loss(split);
      case "_acc" -> Channel.accuracy(split);
      case "_loss_se" -> Channel.standardError(split);
      default -> new Channel(name, name.replace('_', ' '), "");
    };
  }

  private List<NodeStatus> status(Grid grid) {
    requireShape("status", grid);
    List<NodeStatus> status = new ArrayList<>(grid.size());
    for (double code : input.doubles("status")) {
      try {
        status.add(NodeStatus.ofCode((int) code));
      } catch (IllegalArgumentException e) {
        throw new SurfaceFormatException(input.file(), "\"status\": " + e.getMessage(), e);
      }
    }
    return status;
  }

  private List<ProjectedPath> paths() {
    List<String> groups = new ArrayList<>(input.names("paths"));
    groups.replaceAll(name -> "paths/" + name);
    groups.sort(Comparator.comparingInt(this::position).thenComparing(name -> name));
    return groups.stream().map(this::path).toList();
  }

  private ProjectedPath path(String group) {
    String name =
        input.attribute(group, "name").orElse(group.substring(group.lastIndexOf('/') + 1));
    if (!input.has(group + "/x")) {
      return new ProjectedPath(name, List.of());
    }
    double[] x = input.doubles(group + "/x");
    double[] y = column(group + "/y", x.length);
    double[] loss = column(group + "/loss", x.length);
    double[] offPlane = column(group + "/off_plane", x.length);
    List<String> labels = texts(group + "/label", x.length);
    List<ProjectedPath.Point> points = new ArrayList<>(x.length);
    for (int i = 0; i < x.length; i++) {
      points.add(new ProjectedPath.Point(labels.get(i), x[i], y[i], loss[i], offPlane[i]));
    }
    return new ProjectedPath(name, points);
  }

  private List<Marker> markers() {
    if (!input.has("markers/x")) {
      return List.of();
    }
    double[] x = input.doubles("markers/x");
    double[] y = column("markers/y", x.length);
    double[] loss = column("markers/loss", x.length);
    double[] offPlane = column("markers/off_plane", x.length);
    List<String> labels = texts("markers/label", x.length);
    List<String> hashes = texts("markers/sha256", x.length);
    List<Marker> markers = new ArrayList<>(x.length);
    for (int i = 0; i < x.length; i++) {
      markers.add(new Marker(labels.get(i), x[i], y[i], loss[i], offPlane[i], hashes.get(i)));
    }
    return markers;
  }

  /** Blank where the file has none. */
  private List<String> texts(String dataset, int length) {
    List<String> texts =
        input.has(dataset) ? input.texts(dataset) : Collections.nCopies(length, "");
    if (texts.size() != length) {
      throw input.problem(
          "\"%s\" must hold %d texts, got %d".formatted(dataset, length, texts.size()));
    }
    return texts;
  }

  private double[] column(String dataset, int length) {
    double[] values = input.doubles(dataset);
    if (values.length != length) {
      throw input.problem(
          "\"%s\" must hold %d values, got %d".formatted(dataset, length, values.length));
    }
    return values;
  }

  private Optional<Provenance> provenance() {
    if (!input.has("provenance/json")) {
      return Optional.empty();
    }
    try {
      return Optional.of(ProvenanceJson.read(input.texts("provenance/json").get(0)));
    } catch (JsonProcessingException e) {
      throw new SurfaceFormatException(
          input.file(), "\"provenance/json\" is no record of ours: " + e.getOriginalMessage(), e);
    }
  }
}

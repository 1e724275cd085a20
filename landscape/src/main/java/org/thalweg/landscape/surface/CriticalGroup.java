// SPDX-License-Identifier: Apache-2.0
package org.thalweg.landscape.surface;

import io.jhdf.api.WritableGroup;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import org.thalweg.landscape.io.hdf5.Hdf5Input;

/** Critical points as the group {@code critical} of a file: a column a quantity, NaN not known. */
final class CriticalGroup {
  private static final String GROUP = "critical";

  private CriticalGroup() {}

  static void write(WritableGroup root, CriticalPoints found) {
    WritableGroup group = root.putGroup(GROUP);
    group.putAttribute("channel", found.channel());
    group.putAttribute("rule", found.rule());
    group.putAttribute("threshold", found.threshold());
    List<CriticalPoint> points = found.points();
    if (points.isEmpty()) {
      return; // jHDF writes no empty datasets
    }
    texts(group, "label", points, CriticalPoint::label);
    texts(group, "type", points, p -> p.type().word());
    texts(group, "note", points, CriticalPoint::note);
    numbers(group, "multiplicity", points, CriticalPoint::multiplicity);
    numbers(group, "node", points, CriticalPoint::node);
    numbers(group, "border", points, p -> p.border() ? 1 : 0);
    numbers(group, "agreed", points, p -> p.agreed() ? 1 : 0);
    numbers(group, "x", points, CriticalPoint::x);
    numbers(group, "y", points, CriticalPoint::y);
    numbers(group, "loss", points, CriticalPoint::loss);
    numbers(group, "persistence", points, CriticalPoint::persistence);
    numbers(group, "eigenvalue_smaller", points, CriticalPoint::eigenvalueMin);
    numbers(group, "eigenvalue_larger", points, CriticalPoint::eigenvalueMax);
    numbers(
        group,
        "winding",
        points,
        p -> p.agreement().winding().isPresent() ? p.agreement().winding().getAsInt() : Double.NaN);
    if (points.stream().anyMatch(p -> p.fullSpace().isPresent())) {
      full(group, points);
    }
  }

  private static void full(WritableGroup group, List<CriticalPoint> points) {
    full(group, "gradient_norm", points, CriticalPoint.FullSpace::gradientNorm);
    full(group, "gradient_in_plane", points, CriticalPoint.FullSpace::inPlane);
    full(group, "lambda_min", points, CriticalPoint.FullSpace::lambdaMin);
    full(group, "lambda_min_error", points, CriticalPoint.FullSpace::lambdaMinError);
    full(group, "lambda_max", points, CriticalPoint.FullSpace::lambdaMax);
    full(group, "lambda_max_error", points, CriticalPoint.FullSpace::lambdaMaxError);
  }

  private static void full(
      WritableGroup group,
      String name,
      List<CriticalPoint> points,
      Function<CriticalPoint.FullSpace, Double> of) {
    numbers(group, name, points, p -> p.fullSpace().map(of).orElse(Double.NaN));
  }

  private static void numbers(
      WritableGroup group,
      String name,
      List<CriticalPoint> points,
      ToDoubleFunction<CriticalPoint> of) {
    group.putDataset(name, points.stream().mapToDouble(of).toArray());
  }

  private static void texts(
      WritableGroup group,
      String name,
      List<CriticalPoint> points,
      Function<CriticalPoint, String> of) {
    group.putDataset(name, points.stream().map(of).toArray(String[]::new));
  }

  static Optional<CriticalPoints> read(Hdf5Input input) {
    Optional<String> channel = input.attribute(GROUP, "channel");
    if (channel.isEmpty()) {
      return Optional.empty();
    }
    try {
      double threshold = Double.parseDouble(input.attribute(GROUP, "threshold").orElse("NaN"));
      String rule = input.attribute(GROUP, "rule").orElse("auto");
      return Optional.of(new CriticalPoints(channel.orElseThrow(), rule, threshold, points(input)));
    } catch (IllegalArgumentException e) {
      throw input.problem("\"%s\": %s".formatted(GROUP, e.getMessage()));
    }
  }

  private static List<CriticalPoint> points(Hdf5Input input) {
    if (!input.has(GROUP + "/x")) {
      return List.of();
    }
    Columns columns = new Columns(input, input.doubles(GROUP + "/x").length);
    List<CriticalPoint> points = new ArrayList<>();
    for (int i = 0; i < columns.length(); i++) {
      points.add(point(columns, i));
    }
    return points;
  }

  private static CriticalPoint point(Columns columns, int i) {
    double winding = columns.number("winding", i);
    return new CriticalPoint(
        columns.text("label", i),
        CriticalType.of(columns.text("type", i)),
        (int) columns.number("multiplicity", i),
        new CriticalPoint.Place(
            (int) columns.number("node", i),
            columns.number("border", i) == 1,
            columns.number("x", i),
            columns.number("y", i),
            columns.number("loss", i)),
        columns.number("persistence", i),
        curvature(columns.number("eigenvalue_smaller", i), columns.number("eigenvalue_larger", i)),
        new CriticalPoint.Agreement(
            columns.number("agreed", i) == 1,
            Double.isNaN(winding) ? OptionalInt.empty() : OptionalInt.of((int) winding),
            columns.text("note", i)),
        columns.has("gradient_norm") && !Double.isNaN(columns.number("gradient_norm", i))
            ? Optional.of(full(columns, i))
            : Optional.empty());
  }

  private static CriticalPoint.FullSpace full(Columns columns, int i) {
    return new CriticalPoint.FullSpace(
        columns.number("gradient_norm", i),
        columns.number("gradient_in_plane", i),
        columns.number("lambda_min", i),
        columns.number("lambda_min_error", i),
        columns.number("lambda_max", i),
        columns.number("lambda_max_error", i));
  }

  /** The group's datasets, each of one length and read once. */
  private static final class Columns {
    private final Hdf5Input input;
    private final int length;
    private final Map<String, double[]> numbers = new HashMap<>();
    private final Map<String, List<String>> texts = new HashMap<>();

    Columns(Hdf5Input input, int length) {
      this.input = input;
      this.length = length;
    }

    int length() {
      return length;
    }

    boolean has(String name) {
      return input.has(GROUP + "/" + name);
    }

    double number(String name, int i) {
      double[] all = numbers.computeIfAbsent(name, n -> input.doubles(GROUP + "/" + n));
      require(name, all.length);
      return all[i];
    }

    String text(String name, int i) {
      List<String> all = texts.computeIfAbsent(name, n -> input.texts(GROUP + "/" + n));
      require(name, all.size());
      return all.get(i);
    }

    private void require(String name, int got) {
      if (got != length) {
        throw new IllegalArgumentException(
            "\"%s\" must hold %d entries, got %d".formatted(name, length, got));
      }
    }
  }

  private static Optional<CriticalPoint.Curvature> curvature(double min, double max) {
    return Double.isNaN(min)
        ? Optional.empty()
        : Optional.of(new CriticalPoint.Curvature(min, max));
  }
}

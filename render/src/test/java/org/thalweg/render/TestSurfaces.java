// SPDX-License-Identifier: Apache-2.0
package org.thalweg.render;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.DoubleBinaryOperator;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;
import org.thalweg.landscape.analysis.trajectory.ProjectedPath;
import org.thalweg.landscape.finding.Finding;
import org.thalweg.landscape.finding.Findings;
import org.thalweg.landscape.objective.Channel;
import org.thalweg.landscape.subspace.Axis;
import org.thalweg.landscape.surface.Grid;
import org.thalweg.landscape.surface.Marker;
import org.thalweg.landscape.surface.NodeStatus;
import org.thalweg.landscape.surface.Provenance;
import org.thalweg.landscape.surface.Question;
import org.thalweg.landscape.surface.Run;
import org.thalweg.landscape.surface.Surface;

/** Surfaces with known formulas. */
public final class TestSurfaces {
  private TestSurfaces() {}

  /** A smooth bowl, as a network with skip connections has: 0.001 to about 5. */
  public static Surface bowl() {
    return plane(
        "resnet56",
        "-1:1:51",
        "-1:1:51",
        (x, y) -> 0.001 + 1.9 * Math.pow(x * x + 1.3 * y * y + 0.25 * x * y, 1.15),
        List.of());
  }

  /** A chasm among chaos, as a deep network without them has: 0.13 to beyond 1e6, with holes. */
  public static Surface chasm() {
    return plane(
        "resnet56_noshort",
        "-1:1:51",
        "-1:1:51",
        (x, y) -> {
          double r = Math.hypot(x, 1.25 * y);
          double rough =
              0.9 * Math.sin(9 * x + 4 * y * y)
                  + 0.8 * Math.sin(11 * y - 6 * x * x + 1)
                  + 0.6 * Math.sin(19 * x * y + 3 * x + 2)
                  + 0.4 * Math.sin(23 * x - 17 * y);
          double value =
              0.13 + 3 * r * r * Math.exp(Math.min(r * 2.2, 1) * (rough * 1.9 + 8.5 * r));
          return value > 1.2e6 ? (x > 0 ? Double.NaN : Double.POSITIVE_INFINITY) : value;
        },
        List.of());
  }

  /** Himmelblau's function on 41 × 61 nodes with a path to one of its minima. */
  public static Surface himmelblau() {
    return plane(
        "himmelblau",
        "-6:6:41",
        "-6:6:61",
        (x, y) -> Math.pow(x * x + y - 11, 2) + Math.pow(x + y * y - 7, 2),
        List.of(path()));
  }

  private static ProjectedPath path() {
    List<ProjectedPath.Point> points = new ArrayList<>();
    double x = -0.5;
    double y = -5.2;
    for (int i = 0; i < 40; i++) {
      double a = x * x + y - 11;
      double b = x + y * y - 7;
      double loss = 0.6 * (a * a + b * b);
      points.add(new ProjectedPath.Point("step " + i, x, y, loss, 0.1 * (40 - i)));
      x -= 0.012 * (4 * x * a + 2 * b) * 0.5;
      y -= 0.012 * (2 * a + 4 * y * b) * 0.5;
    }
    return new ProjectedPath("gradient descent", points);
  }

  /** {@code 100·x + y}, the oracle of axis order, on 5 × 7 nodes 0..4 and 0..6. */
  public static Surface indexed() {
    return plane("indexed", "0:4:5", "0:6:7", (x, y) -> 100 * x + y, List.of());
  }

  public static Surface plane(
      String name, String x, String y, DoubleBinaryOperator loss, List<ProjectedPath> paths) {
    Grid grid = Grid.plane(Axis.parse(x), Axis.parse(y));
    double[][] values = new double[2][grid.size()];
    for (int i = 0; i < grid.size(); i++) {
      values[0][i] = loss.applyAsDouble(grid.at(i).x(), grid.at(i).y());
      values[1][i] = 100 / (1 + values[0][i]);
    }
    return surface(name, grid, values, paths);
  }

  /** A smooth curve of 21 points. */
  public static Surface curve() {
    Grid grid = Grid.line(Axis.parse("-1:1:21"));
    double[][] values = new double[2][grid.size()];
    for (int i = 0; i < grid.size(); i++) {
      double x = grid.at(i).x();
      values[0][i] = 0.0008 + 3.4 * Math.pow(Math.abs(x), 2.6) + 0.2 * Math.max(0, x * x * x);
      values[1][i] = 10 + 90 * Math.exp(-3 * Math.pow(Math.abs(x), 3));
    }
    return surface("resnet56", grid, values, List.of());
  }

  /** The bowl along {@code draws} draws that differ a little, their mean and deviation. */
  public static Surface repeated(Grid grid, int draws) {
    List<Channel> channels = new ArrayList<>();
    List<double[]> values = new ArrayList<>();
    for (Channel channel : List.of(Channel.loss("train"), Channel.accuracy("train"))) {
      double[][] each = new double[draws][grid.size()];
      for (int d = 0; d < draws; d++) {
        for (int i = 0; i < grid.size(); i++) {
          double x = grid.at(i).x();
          double y = grid.dimension() == 1 ? 0 : grid.at(i).y();
          double bend = 1 + 0.25 * Math.sin(3 * d + 1) * x + 0.2 * Math.cos(5 * d) * y;
          double tilt = 0.6 * Math.sin(2 * d) * x * y;
          double loss = 0.02 + 3.5 * bend * (x * x + 1.2 * y * y + tilt);
          each[d][i] = channel.unit().isEmpty() ? loss : 100 / (1 + 0.6 * loss);
        }
      }
      channels.add(channel);
      values.add(node(grid, i -> mean(each, i)));
      channels.add(channel.deviation());
      values.add(node(grid, i -> deviation(each, i)));
      for (int d = 0; d < draws; d++) {
        channels.add(channel.ofDraw(d + 1));
        values.add(each[d]);
      }
    }
    Provenance plain = provenance("resnet56", grid, false);
    Question.Directions one = plain.question().directions();
    Question.Directions several =
        new Question.Directions(
            one.kind(),
            one.norm(),
            one.ignore(),
            one.tensors(),
            one.bn(),
            7,
            one.sha256(),
            false,
            draws);
    return new Surface(
        grid,
        channels,
        values.toArray(double[][]::new),
        Collections.nCopies(grid.size(), NodeStatus.MEASURED),
        List.of(),
        Optional.of(with(plain, several, plain.findings().figures())));
  }

  private static double[] node(Grid grid, IntToDoubleFunction of) {
    return IntStream.range(0, grid.size()).mapToDouble(of).toArray();
  }

  private static double mean(double[][] draws, int node) {
    return Arrays.stream(draws).mapToDouble(d -> d[node]).average().orElseThrow();
  }

  private static double deviation(double[][] draws, int node) {
    double mean = mean(draws, node);
    double sum = Arrays.stream(draws).mapToDouble(d -> Math.pow(d[node] - mean, 2)).sum();
    return Math.sqrt(sum / (draws.length - 1));
  }

  /** A plane through three models, of unit directions: A and B on its x axis, C beside it. */
  public static Surface triangle() {
    Surface plane =
        plane(
            "vgg9",
            "-4:14:46",
            "-4:11:37",
            (x, y) -> {
              double a = Math.exp(-(x * x + y * y) / 9);
              double b = Math.exp(-((x - 10) * (x - 10) + y * y) / 14);
              double c = Math.exp(-((x - 4.2) * (x - 4.2) + (y - 7.5) * (y - 7.5)) / 7);
              return 2.6 * (1 - Math.max(a, Math.max(b, c))) + 0.02;
            },
            List.of());
    return withDirections(plane, "toward", Map.of("directionNorm.x", 1.0, "directionNorm.y", 1.0))
        .withMarkers(
            List.of(
                new Marker("A", 0, 0, 0.02, 0, "aa"),
                new Marker("B", 10, 0, 0.03, 0, "bb"),
                new Marker("C", 4.2, 7.5, 0.025, 0, "cc"),
                new Marker("swa_model.pt", 5.1, 2.6, 0.4, 1.7, "dd")));
  }

  /** A line between two models with training and test data, and a third model beside it. */
  public static Surface line() {
    Grid grid = Grid.line(Axis.parse("-0.5:1.5:41"));
    double[][] values = new double[5][grid.size()];
    for (int i = 0; i < grid.size(); i++) {
      double t = grid.at(i).x();
      double loss = 0.01 + 2.2 * Math.exp(-Math.pow((t - 0.5) / 0.22, 2)) + 2.5 * far(t);
      values[0][i] = loss;
      values[1][i] = 100 / (1 + 0.8 * loss);
      values[2][i] = 0.25 + 1.1 * loss;
      values[3][i] = 94 / (1 + 0.8 * loss);
      values[4][i] = 0.9 + 0.3 * t * t;
    }
    Surface plain =
        new Surface(
            grid,
            List.of(
                Channel.loss("train"),
                Channel.accuracy("train"),
                Channel.loss("test"),
                Channel.accuracy("test"),
                Channel.weightDecay()),
            values,
            Collections.nCopies(grid.size(), NodeStatus.MEASURED),
            List.of(),
            Optional.of(provenance("vgg9", grid, false)));
    return withDirections(plain, "toward", Map.of("directionNorm.x", 10.0))
        .with(new Finding.LossBarrier(0.01, 0.01, 2.19, 0.4, 2.19, 20))
        .withMarkers(
            List.of(
                new Marker("small batch", 0, 0, 0.01, 0, "aa"),
                new Marker("large batch", 1, 0, 0.01, 0, "bb")));
  }

  private static double far(double t) {
    double outside = Math.max(0, Math.max(-t, t - 1));
    return outside * outside;
  }

  /** The same with one more figure. */
  public static Surface withFigure(Surface surface, String name, double value) {
    Provenance plain = surface.provenance().orElseThrow();
    Map<String, Double> facts = new LinkedHashMap<>(plain.findings().figures());
    facts.put(name, value);
    return with(surface, with(plain, plain.question().directions(), facts));
  }

  /** The same, asked with other directions. */
  public static Surface asked(Surface surface, Question.Directions directions) {
    Provenance plain = surface.provenance().orElseThrow();
    return with(surface, with(plain, directions, plain.findings().figures()));
  }

  /** The same, over other samples. */
  public static Surface over(Surface surface, Question.Data data) {
    Provenance plain = surface.provenance().orElseThrow();
    Question asked = plain.question();
    Question other =
        new Question(
            asked.model(), data, asked.loss(), asked.directions(), asked.axes(), asked.engine());
    return with(surface, new Provenance(other, plain.run(), plain.findings()));
  }

  private static Surface with(Surface surface, Provenance provenance) {
    return new Surface(
            surface.grid(),
            surface.channels(),
            IntStream.range(0, surface.channels().size())
                .mapToObj(surface::values)
                .toArray(double[][]::new),
            surface.status(),
            surface.paths(),
            Optional.of(provenance))
        .withMarkers(surface.markers());
  }

  private static Surface withDirections(Surface surface, String kind, Map<String, Double> facts) {
    Provenance plain = surface.provenance().orElseThrow();
    Map<String, Double> all = new LinkedHashMap<>(plain.findings().figures());
    all.remove("cosine");
    all.putAll(facts);
    Question.Directions directions =
        new Question.Directions(
            kind,
            "none",
            "none",
            "weights",
            "recomputed",
            0,
            List.of(kind + surface.grid().axes()));
    return with(surface, with(plain, directions, all));
  }

  private static Provenance with(
      Provenance plain, Question.Directions directions, Map<String, Double> facts) {
    Question q = plain.question();
    return new Provenance(
        new Question(q.model(), q.data(), q.loss(), directions, q.axes(), q.engine()),
        plain.run(),
        Findings.ofFigures(facts));
  }

  /** Himmelblau's function with a second path and the share that the plane holds of each. */
  public static Surface twoPaths() {
    Surface plane = himmelblau();
    List<ProjectedPath.Point> points = new ArrayList<>();
    for (int i = 0; i < 30; i++) {
      double t = i / 29.0;
      double x = -0.5 - 2.305 * t - 1.2 * Math.sin(3 * t);
      double y = -5.2 + 8.33 * t;
      points.add(new ProjectedPath.Point("step " + i, x, y, 120 * (1 - t), 6 * t * (1 - t)));
    }
    Surface both =
        plane.withPaths(List.of(plane.paths().get(0), new ProjectedPath("adam", points)));
    return withDirections(
        both,
        "pca",
        Map.of(
            "explainedShare.path.gradient descent", 0.71,
            "explainedShare.path.adam", 0.905,
            "directionNorm.x", 1.0,
            "directionNorm.y", 1.0));
  }

  private static Surface surface(
      String name, Grid grid, double[][] values, List<ProjectedPath> paths) {
    return new Surface(
        grid,
        List.of(Channel.loss("train"), Channel.accuracy("train")),
        values,
        Collections.nCopies(grid.size(), NodeStatus.MEASURED),
        paths,
        Optional.of(provenance(name, grid, !paths.isEmpty())));
  }

  private static Provenance provenance(String name, Grid grid, boolean pca) {
    Question question =
        new Question(
            new Question.Model(name, "31a71e40a12e06e1f00dfeed", 855770),
            new Question.Data("cifar10", "train", "first:500", 500, "cafe", "default"),
            "cross-entropy",
            new Question.Directions(
                pca ? "pca" : "random",
                pca ? "none" : "filter",
                "biasbn",
                "weights",
                "frozen",
                0,
                List.of("beef")),
            grid.axes().stream().map(Axis::toString).toList(),
            new Question.Engine("libtorch 2.10.0", "AVX512", "cpu", "fp32", 125));
    Map<String, Double> facts = new LinkedHashMap<>();
    facts.put("directionNorm.x", 61.2);
    facts.put("directionNorm.y", 61.9);
    facts.put("parameterNorm", 62.5);
    if (pca) {
      facts.put("explainedShare.x", 0.713);
      facts.put("explainedShare.y", 0.148);
    } else {
      facts.put("cosine", 0.0013);
    }
    Run run = new Run("0.1.0", List.of("surface"), "2026-01-01T00:00:00Z", 12, "Linux");
    return new Provenance(question, run, Findings.ofFigures(facts));
  }
}

// SPDX-License-Identifier: Apache-2.0
package org.thalweg.render;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.DoubleBinaryOperator;
import org.thalweg.landscape.objective.Channel;
import org.thalweg.landscape.subspace.Axis;
import org.thalweg.landscape.surface.Grid;
import org.thalweg.landscape.surface.NodeStatus;
import org.thalweg.landscape.surface.Provenance;
import org.thalweg.landscape.surface.Question;
import org.thalweg.landscape.surface.Run;
import org.thalweg.landscape.surface.Surface;
import org.thalweg.landscape.trajectory.ProjectedPath;

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
      points.add(new ProjectedPath.Point("step " + i, x, y, 0, 0.1 * (40 - i)));
      double a = x * x + y - 11;
      double b = x + y * y - 7;
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
    return new Provenance(question, run, facts);
  }
}

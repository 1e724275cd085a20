// SPDX-License-Identifier: Apache-2.0
package org.thalweg.landscape.surface;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.DoubleBinaryOperator;
import org.thalweg.landscape.finding.Findings;
import org.thalweg.landscape.objective.Channel;
import org.thalweg.landscape.subspace.Axis;

/** Surfaces and questions for tests. */
public final class Surfaces {
  /** 5 columns, 7 rows. */
  public static final Grid FIVE_BY_SEVEN = Grid.plane(new Axis(-1, 1, 5), new Axis(0, 6, 7));

  private Surfaces() {}

  public static Surface of(Grid grid, DoubleBinaryOperator loss) {
    double[] values = new double[grid.size()];
    for (int node = 0; node < values.length; node++) {
      values[node] = loss.applyAsDouble(grid.at(node).x(), grid.at(node).y());
    }
    return of(grid, values);
  }

  public static Surface of(Grid grid, double... loss) {
    List<NodeStatus> status =
        new ArrayList<>(Collections.nCopies(grid.size(), NodeStatus.MEASURED));
    return new Surface(
        grid,
        List.of(Channel.loss("train")),
        new double[][] {loss},
        status,
        List.of(),
        Optional.of(provenance(question(7))));
  }

  public static Question question(long seed) {
    return new Question(
        new Question.Model("resnet56", "31a7", 855_770),
        new Question.Data("cifar10", "train", "first:500", 500, "be90", "0.5/0.5"),
        "cross-entropy",
        new Question.Directions(
            "random", "filter", "biasbn", "weights", "frozen", seed, List.of("cafe")),
        List.of("-1.0:1.0:5", "0.0:6.0:7"),
        new Question.Engine("formula 1", "none", "cpu", "fp64", 125));
  }

  public static Provenance provenance(Question question) {
    Map<String, Double> facts = new LinkedHashMap<>();
    facts.put("directionNorm.x", 21.647982);
    facts.put("cosine", Double.NaN);
    Run run =
        new Run("0.1.0", List.of("surface", "-o", "ä b.h5"), "2026-01-01T00:00:00Z", 1.5, "a, b");
    return new Provenance(question, run, Findings.ofFigures(facts));
  }
}

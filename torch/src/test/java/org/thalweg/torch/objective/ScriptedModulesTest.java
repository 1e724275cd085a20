// SPDX-License-Identifier: Apache-2.0
package org.thalweg.torch.objective;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.thalweg.landscape.objective.BatchNormPolicy;
import org.thalweg.landscape.objective.Slice;
import org.thalweg.landscape.parameters.ParameterVector;
import org.thalweg.landscape.subspace.Coordinates;
import org.thalweg.landscape.subspace.Subspace;
import org.thalweg.torch.script.ScriptFixtures;
import org.thalweg.torch.script.ScriptedModule;

/** Modules of every common kind against PyTorch itself, by {@code scripted_golden.py}. */
class ScriptedModulesTest {
  /** Two builds of libtorch in single precision, relative. */
  private static final double SINGLE = 1e-5;

  /** The same in double precision. */
  private static final double DOUBLE = 1e-12;

  private static TorchObjective.Options options(Precision precision) {
    return new TorchObjective.Options(25, precision);
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource({
    "convolutional, 2.39002398925349, 2.36454155865769, -0.0563976644262, 0.0039471641176",
    "recurrent, 2.3431274415385, 2.36106664592536, 0.0160100949019, 0.0204978446217",
    "transformer, 2.52138812430874, 2.60022296929595, -0.020273031983, 0.219866871506",
    "transposed, 2.30580961917046, 2.30542519961215, -0.000717215051079, 7.65255474857e-06",
    "flat, 2.331448387922, 2.33579077016824, -0.00320986776309, 0.0119874711539"
  })
  void lossesAndSlopes_areThoseOfPyTorch(
      String name, double centre, double moved, double slope, double movedSlope) {
    ScriptedModule module = ScriptFixtures.module(name);
    ParameterVector direction = ScriptFixtures.direction(module.parameters());
    Subspace line = new Subspace(module.parameters(), List.of(direction));
    for (Precision precision : List.of(Precision.FP32, Precision.FP64)) {
      double tolerance = precision == Precision.FP64 ? DOUBLE : SINGLE;
      try (ScriptedObjective objective =
              new ScriptedObjective(
                  module, module.parameters(), ScriptFixtures.images(), options(precision));
          Slice slice = objective.restrictedTo(line)) {
        assertThat(slice.measure(Coordinates.of(0)).get(0))
            .isCloseTo(centre, within(tolerance * centre));
        assertThat(slice.measure(Coordinates.of(1)).get(0))
            .isCloseTo(moved, within(tolerance * moved));
        ParameterVector gradient = objective.gradient(module.parameters());
        double scale = SINGLE * gradient.norm() * direction.norm();
        assertThat(gradient.dot(direction)).isCloseTo(slope, within(scale));
        assertThat(objective.gradient(line.pointAt(Coordinates.of(1))).dot(direction))
            .isCloseTo(movedSlope, within(scale));
      }
    }
  }

  @ParameterizedTest
  @CsvSource({"FP32, 1e-5", "FP64, 1e-12"})
  void recomputedStatistics_areCumulativeAverages(Precision precision, double tolerance) {
    ScriptedModule module = ScriptFixtures.module("convolutional");
    Subspace line =
        new Subspace(module.parameters(), List.of(ScriptFixtures.direction(module.parameters())));
    try (ScriptedObjective objective =
            new ScriptedObjective(
                module,
                module.parameters(),
                ScriptFixtures.images(),
                options(precision).with(BatchNormPolicy.RECOMPUTED));
        Slice slice = objective.restrictedTo(line)) {
      assertThat(slice.measure(Coordinates.of(0)).get(0))
          .isCloseTo(2.42500557951247, within(tolerance));
      assertThat(slice.measure(Coordinates.of(1)).get(0))
          .isCloseTo(2.41582858971623, within(tolerance));
    }
  }
}

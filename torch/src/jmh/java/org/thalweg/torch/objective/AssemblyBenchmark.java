// SPDX-License-Identifier: Apache-2.0
package org.thalweg.torch.objective;

import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;
import org.thalweg.landscape.parameters.ParameterVector;
import org.thalweg.landscape.subspace.Coordinates;
import org.thalweg.landscape.subspace.Subspace;
import org.thalweg.torch.engine.TorchEngine;
import org.thalweg.torch.model.Architecture;
import org.thalweg.torch.model.Architectures;
import org.thalweg.torch.model.Initialization;
import org.thalweg.torch.model.layer.ImageShape;

/** The weights θ + α d + β e of a point of a plane. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class AssemblyBenchmark {
  @Param({"resnet20", "resnet56"})
  public String network = "";

  private record Ready(TorchObjective objective, TorchSlice slice) {}

  private final TorchEngine engine = TorchEngine.load();
  private final Coordinates coordinates = Coordinates.of(0.25, -0.5);
  private Ready ready;

  @Setup
  public void prepare() {
    Architecture architecture = Architectures.named(network);
    ParameterVector centre = Initialization.of(architecture, 0);
    List<ParameterVector> directions =
        List.of(Initialization.of(architecture, 1), Initialization.of(architecture, 2));
    TorchObjective objective =
        new TorchObjective(
            architecture,
            centre,
            SyntheticImages.noise(1, new ImageShape(3, 32, 32)),
            TorchObjective.Options.DEFAULT);
    ready = new Ready(objective, new TorchSlice(objective, new Subspace(centre, directions)));
  }

  @TearDown
  public void close() {
    ready.slice().close();
    ready.objective().close();
  }

  @Benchmark
  public boolean assemble() {
    return engine.infer("assembling", () -> ready.slice().pointAt(coordinates).defined());
  }
}

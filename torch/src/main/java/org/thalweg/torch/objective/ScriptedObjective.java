// SPDX-License-Identifier: Apache-2.0
package org.thalweg.torch.objective;

import java.util.List;
import java.util.function.Supplier;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch.ScalarType;
import org.thalweg.landscape.objective.DeterminismCheck;
import org.thalweg.landscape.parameters.ParameterVector;
import org.thalweg.landscape.subspace.Coordinates;
import org.thalweg.torch.curvature.GradientGraph;
import org.thalweg.torch.data.Dataset;
import org.thalweg.torch.data.Targets;
import org.thalweg.torch.engine.HostArrays;
import org.thalweg.torch.engine.NativeScope;
import org.thalweg.torch.script.ReplicaPool;
import org.thalweg.torch.script.ScriptedModule;
import org.thalweg.torch.script.ScriptedReplica;

/**
 * The mean loss of a TorchScript module on labelled samples.
 *
 * <p>Every point is evaluated by one thread on a replica of its own, in evaluation mode and in
 * fixed chunks, its losses summed in double in sample order. Thread-safe; closing waits for
 * measurements under way.
 */
public final class ScriptedObjective extends SampledObjective {
  private final ReplicaPool pool;

  /**
   * An objective that keeps {@code dataset} and estimates statistics on it, if at all.
   *
   * @throws IllegalArgumentException if parameters or samples do not fit the module
   */
  public ScriptedObjective(
      ScriptedModule module,
      ParameterVector parameters,
      Dataset dataset,
      TorchObjective.Options options) {
    this(module, parameters, dataset, dataset, options);
  }

  /**
   * An objective that keeps {@code dataset}.
   *
   * @param estimation the training samples on which statistics are recomputed at every point; read
   *     under that policy alone
   * @throws IllegalArgumentException if parameters or samples do not fit the module, if its
   *     statistics cannot be recomputed as asked for, or if it answers differently every time
   */
  public ScriptedObjective(
      ScriptedModule module,
      ParameterVector parameters,
      Dataset dataset,
      Dataset estimation,
      TorchObjective.Options options) {
    super(
        Compatibility.required(module, parameters, options.precision()),
        dataset,
        estimation,
        ChunkSize.settled(options),
        new SampleStorage(Double.POSITIVE_INFINITY));
    try (NativeScope trying = NativeScope.open()) {
      boolean flattens = !(dataset.targets() instanceof Targets.Classes);
      pool = new ReplicaPool(module, options.precision().type(), firstChunk().images(), flattens);
    } catch (RuntimeException e) {
      super.close();
      throw e;
    }
    try (NativeScope trying = NativeScope.open()) {
      Compatibility.requireOutputs(module.name(), pool.classes(), dataset);
      if (followsTheChunk()) {
        pool.prepareEstimates(firstChunk().images());
      }
      DeterminismCheck.require(
          new FirstChunk(this), List.of(Coordinates.of(0), Coordinates.of(FirstChunk.NEAR)), 2);
    } catch (RuntimeException e) {
      close();
      throw e;
    }
  }

  @Override
  int classes() {
    return pool.classes();
  }

  @Override
  Pass ready(Tensor flat, Precision precision) {
    ScriptedReplica replica = pool.take();
    replica.moveTo(flat);
    return new Pass() {
      @Override
      public Tensor outputs(Tensor samples) {
        return replica.answer(samples);
      }

      @Override
      public void close() {
        pool.giveBack(replica);
      }
    };
  }

  @Override
  double[] gradient(Tensor flat, ImageChunk chunk) {
    return pool.with(replica -> gradient(replica, flat, chunk));
  }

  private double[] gradient(ScriptedReplica replica, Tensor flat, ImageChunk chunk) {
    replica.moveTo(flat);
    replica.normalizeByBatch(followsTheChunk());
    try {
      return HostArrays.toDoubles(replica.gradient(summed(replica, chunk)));
    } finally {
      replica.normalizeByBatch(false);
    }
  }

  /** Keeps a replica to itself: another point would move the leaves under the graph. */
  @Override
  GradientGraph slope(Tensor flat, ImageChunk chunk) {
    ScriptedReplica replica = pool.take();
    try {
      replica.moveTo(flat);
      Tensor summed = summed(replica, chunk);
      return new GradientGraph(
          summed, replica.leaves(), replica::flatten, () -> pool.giveBack(replica));
    } catch (RuntimeException e) {
      pool.giveBack(replica);
      throw e;
    }
  }

  private Tensor summed(ScriptedReplica replica, ImageChunk chunk) {
    // Autograd keeps no tensor that was made without it.
    Tensor logits = replica.answer(chunk.images().clone()).to(ScalarType.Double);
    return options().loss().sum(logits, chunk);
  }

  @Override
  void estimate(Tensor flat, List<ImageChunk> chunks) {
    pool.estimate(flat, chunks.stream().<Supplier<Tensor>>map(chunk -> chunk::images).toList());
  }

  @Override
  public void close() {
    super.close();
    pool.close();
  }
}

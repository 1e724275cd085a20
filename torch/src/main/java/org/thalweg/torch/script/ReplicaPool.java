// SPDX-License-Identifier: Apache-2.0
package org.thalweg.torch.script;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;
import org.bytedeco.pytorch.JitModule;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch.ScalarType;
import org.jspecify.annotations.Nullable;
import org.thalweg.torch.engine.HostArrays;
import org.thalweg.torch.engine.NativeOwner;
import org.thalweg.torch.engine.TorchEngine;

/**
 * Replicas of a scripted module: as many as threads ask for at once, made when first asked for.
 *
 * <p>Thread-safe. Whoever closes it sees to it that no replica is out.
 */
public final class ReplicaPool implements AutoCloseable {
  private final TorchEngine engine = TorchEngine.load();
  private final NativeOwner owner = new NativeOwner("this module");
  private final ScriptedModule source;
  private final ScalarType precision;
  private final boolean flattens;
  private final JitModule original;
  private final InputProbe.Result rehearsed;
  private volatile @Nullable BatchStatistics batchStatistics;
  private final Deque<ScriptedReplica> idle = new ArrayDeque<>();

  /**
   * Loads the module and finds out how it takes samples.
   *
   * @param samples a batch to try on it
   * @param flattens whether answers of any shape are taken as rows of numbers
   * @throws IllegalArgumentException if it does not answer them with logits, or not always alike
   */
  public ReplicaPool(
      ScriptedModule source, ScalarType precision, Tensor samples, boolean flattens) {
    this.flattens = flattens;
    this.source = source;
    this.precision = precision;
    this.original = engine.prepare("loading a module", () -> owner.own(source.load()));
    try {
      ScriptedReplica first = make();
      rehearsed =
          engine.infer("trying the module", () -> new InputProbe(source, first).on(samples));
      first.present(rehearsed.presentation());
      giveBack(first);
    } catch (RuntimeException e) {
      close();
      throw e;
    }
  }

  /** How many logits it answers a sample with. */
  public int classes() {
    return rehearsed.classes();
  }

  /**
   * Finds out how its running statistics move, before {@link #estimate} is called.
   *
   * @param samples a batch to try
   * @throws IllegalArgumentException if they cannot be estimated
   */
  public void prepareEstimates(Tensor samples) {
    Supplier<BatchStatistics> trial =
        () -> {
          Tensor centre = HostArrays.toTensor(source.parameters().toArray());
          Tensor point = centre.to(ScalarType.Double);
          return with(replica -> new BatchStatistics(replica, point, samples, owner));
        };
    batchStatistics = engine.infer("trying batch norm", trial);
  }

  /**
   * Overwrites the running statistics in {@code point} by cumulative averages over the batches.
   *
   * @param point parameters and statistics, as doubles (modified)
   */
  public void estimate(Tensor point, List<Supplier<Tensor>> batches) {
    BatchStatistics prepared = batchStatistics;
    if (prepared == null) {
      throw new IllegalStateException("statistics are estimated after prepareEstimates");
    }
    with(
        replica -> {
          prepared.estimate(replica, point, batches);
          return point;
        });
  }

  /** How samples are handed to it. */
  public InputLayout presentation() {
    return rehearsed.presentation();
  }

  /** A replica for the calling thread alone, until it is given back. */
  public ScriptedReplica take() {
    synchronized (idle) {
      ScriptedReplica waiting = idle.poll();
      if (waiting != null) {
        return waiting;
      }
    }
    ScriptedReplica made = make();
    made.present(rehearsed.presentation());
    return made;
  }

  private ScriptedReplica make() {
    return engine.prepare(
        "copying a module",
        () -> new ScriptedReplica(original.deepcopy(), source, precision, owner, flattens));
  }

  public void giveBack(ScriptedReplica replica) {
    synchronized (idle) {
      idle.push(replica);
    }
  }

  /** Runs {@code work} with a replica. */
  public <T> T with(Function<ScriptedReplica, T> work) {
    ScriptedReplica replica = take();
    try {
      return work.apply(replica);
    } finally {
      giveBack(replica);
    }
  }

  @Override
  public void close() {
    owner.close();
  }
}

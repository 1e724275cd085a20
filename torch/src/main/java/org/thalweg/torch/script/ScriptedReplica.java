// SPDX-License-Identifier: Apache-2.0
package org.thalweg.torch.script;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import org.bytedeco.pytorch.BoolOptional;
import org.bytedeco.pytorch.IValue;
import org.bytedeco.pytorch.IValueVector;
import org.bytedeco.pytorch.JitModule;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorVector;
import org.bytedeco.pytorch.global.torch;
import org.bytedeco.pytorch.global.torch.ScalarType;
import org.thalweg.landscape.parameters.ParameterBlock;
import org.thalweg.landscape.parameters.ParameterLayout;
import org.thalweg.torch.engine.NativeOwner;

/**
 * A copy of a scripted module whose parameters and running statistics are one flat tensor.
 *
 * <p>For one thread at a time. Its tensors are views of the flat one, so that moving to a point is
 * one copy. Runs without the graph optimiser, which changes its mind, and bits, after the first
 * passes.
 */
public final class ScriptedReplica {
  private final JitModule module;
  private final ParameterLayout layout;
  private final Tensor flat;
  private final List<Leaf> leaves = new ArrayList<>();
  private final List<Normalizer> normalizers = new ArrayList<>();
  private final List<Statistic> statistics = new ArrayList<>();
  private final boolean flattens;
  private InputLayout presentation = InputLayout.PLAIN;

  /** A tensor that autograd differentiates by, and where its block begins in the flat one. */
  private record Leaf(int block, Tensor tensor) {}

  /** A module that keeps running statistics, and its counter of batches, if it has one. */
  private record Normalizer(JitModule module, List<Tensor> counters) {}

  /**
   * A block of running statistics.
   *
   * @param momentum the weight of a batch in it, where the script says
   */
  record Statistic(int block, int size, OptionalDouble momentum) {}

  /**
   * Wraps {@code copy}, whose memory and that of all else here goes to {@code owner}.
   *
   * @param copy no one else's; made outside of inference mode
   * @param flattens whether answers of any shape are taken as rows of numbers
   */
  ScriptedReplica(
      JitModule copy,
      ScriptedModule source,
      ScalarType precision,
      NativeOwner owner,
      boolean flattens) {
    this.flattens = flattens;
    this.module = owner.own(copy);
    this.layout = source.layout();
    copy.to(precision);
    flat = owner.own(torch.zeros(layout.size()).to(precision));
    for (ModuleTree.Node node : ModuleTree.of(copy).nodes()) {
      bind(node, source.places(), owner);
    }
  }

  private void bind(ModuleTree.Node node, Map<String, Integer> places, NativeOwner owner) {
    List<ModuleTree.Own> all = new ArrayList<>(node.parameters());
    all.addAll(node.buffers());
    all.addAll(node.others());
    for (ModuleTree.Own own : all) {
      Integer block = places.get(node.nameOf(own.name()));
      if (block != null) {
        bind(block, own.tensor(), owner);
        if (!layout.block(block).role().trainable()) {
          statistics.add(new Statistic(block, layout.block(block).size(), node.momentum()));
        }
      }
    }
    if (node.normalizes()) {
      List<Tensor> counters = node.buffer("num_batches_tracked").map(owner::own).stream().toList();
      normalizers.add(new Normalizer(owner.own(node.module()), counters));
    }
  }

  private void bind(int block, Tensor tensor, NativeOwner owner) {
    ParameterBlock is = layout.block(block);
    long[] shape = is.shape().stream().mapToLong(Integer::longValue).toArray();
    tensor.set_data(flat.narrow(0, layout.offset(block), is.size()).view(shape));
    boolean known = leaves.stream().anyMatch(leaf -> leaf.tensor().is_same(tensor));
    if (is.role().trainable() && !known) {
      tensor.set_requires_grad(true);
      leaves.add(new Leaf(block, owner.own(tensor)));
    }
  }

  /** Its running statistics, in layout order. */
  List<Statistic> statistics() {
    return List.copyOf(statistics);
  }

  /** Where they lie in the flat tensor, one after the other. */
  Tensor statisticPlaces() {
    TensorVector ranges = new TensorVector();
    for (Statistic statistic : statistics) {
      long from = layout.offset(statistic.block());
      ranges.push_back(torch.arange(new Scalar(from), new Scalar(from + statistic.size())));
    }
    return torch.cat(ranges);
  }

  void present(InputLayout chosen) {
    presentation = chosen;
  }

  /** Moves to a point: doubles in layout order, rounded once to the precision. */
  public void moveTo(Tensor point) {
    flat.copy_(point);
  }

  /** Its parameters and running statistics as they are, alive as long as the pool. */
  public Tensor state() {
    return flat;
  }

  /** Logits {@code [n, classes]}; of several outputs the first. */
  public Tensor answer(Tensor samples) {
    torch.setGraphExecutorOptimize(false);
    IValue output = module.forward(new IValueVector(new IValue(presentation.apply(samples))));
    if (output.isTuple()) {
      output = output.toTuple().elements().get(0);
    }
    if (!output.isTensor()) {
      throw new IllegalArgumentException(
          "a module answers with a tensor, got %s".formatted(output.tagKind().getString()));
    }
    Tensor given = output.toTensor();
    Tensor logits = flattens && given.dim() > 2 ? given.flatten(1, -1) : given;
    if (logits.dim() != 2 || logits.size(0) != samples.size(0)) {
      throw new IllegalArgumentException(
          "a module answers with logits [%d, classes], got a tensor of %s"
              .formatted(samples.size(0), shape(logits)));
    }
    return logits;
  }

  private static List<Long> shape(Tensor tensor) {
    List<Long> shape = new ArrayList<>();
    for (long axis = 0; axis < tensor.dim(); axis++) {
      shape.add(tensor.size(axis));
    }
    return shape;
  }

  /** Lets batch norm use, and average, the batch's own statistics, or keep to the running ones. */
  public void normalizeByBatch(boolean byBatch) {
    for (Normalizer normalizer : normalizers) {
      if (normalizer.module().hasattr("training")) {
        normalizer.module().setattr("training", new IValue(byBatch));
      }
      // Without a momentum the weight of a batch is one over this.
      normalizer.counters().forEach(Tensor::zero_);
    }
  }

  /**
   * The gradient of {@code loss} by the trainable parameters, in layout order.
   *
   * @param loss a scalar that {@link #answer} led to under autograd
   */
  public Tensor gradient(Tensor loss) {
    TensorVector inputs = new TensorVector();
    leaves.forEach(leaf -> inputs.push_back(leaf.tensor()));
    return flatten(
        torch.grad(
            new TensorVector(loss), inputs, new TensorVector(), new BoolOptional(), false, true));
  }

  /** What autograd differentiates by: each trainable tensor once. */
  public List<Tensor> leaves() {
    return leaves.stream().map(Leaf::tensor).toList();
  }

  /**
   * One slope a leaf as one tensor over the trainable parameters, in layout order.
   *
   * @param slopes undefined where the answer does not depend on a leaf
   */
  public Tensor flatten(TensorVector slopes) {
    Tensor[] sums = new Tensor[layout.blocks().size()];
    for (int i = 0; i < leaves.size(); i++) {
      Tensor slope = slopes.get(i);
      int block = leaves.get(i).block();
      if (slope.defined()) {
        Tensor wide = slope.to(ScalarType.Double).flatten();
        sums[block] = sums[block] == null ? wide : sums[block].add(wide);
      }
    }
    TensorVector parts = new TensorVector();
    for (int b = 0; b < sums.length; b++) {
      if (layout.block(b).role().trainable()) {
        parts.push_back(
            sums[b] == null ? torch.zeros(layout.block(b).size()).to(ScalarType.Double) : sums[b]);
      }
    }
    return torch.cat(parts);
  }
}

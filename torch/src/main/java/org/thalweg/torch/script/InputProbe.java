// SPDX-License-Identifier: Apache-2.0
package org.thalweg.torch.script;

import java.util.ArrayList;
import java.util.List;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.thalweg.torch.engine.HostArrays;
import org.thalweg.torch.engine.TorchEngine;

/** Finds out, on one batch, how a module takes samples and what it answers. */
final class InputProbe {
  /** How far channels last may round off the plain answer before it counts as another, relative. */
  private static final double ROUNDING = 1e-3;

  private static final int IMAGES = 4;

  private final ScriptedModule module;
  private final ScriptedReplica replica;

  /** What it came to: the presentation that works, and the number of logits a sample. */
  record Result(InputLayout presentation, int classes) {}

  InputProbe(ScriptedModule module, ScriptedReplica replica) {
    this.module = module;
    this.replica = replica;
  }

  /**
   * Tries one way after the other.
   *
   * @throws IllegalArgumentException if none works, with the reason of the first
   */
  Result on(Tensor samples) {
    replica.moveTo(HostArrays.toTensor(module.parameters().toArray()));
    List<String> reasons = new ArrayList<>();
    for (InputLayout presentation : InputLayout.of(samples)) {
      try {
        return result(presentation, samples);
      } catch (RuntimeException e) {
        reasons.add(reason(e));
      }
    }
    throw new IllegalArgumentException(
        "%s does not answer samples of %s with logits: %s"
            .formatted(module.file(), shape(samples), reasons.get(0)));
  }

  private Result result(InputLayout presentation, Tensor samples) {
    Tensor before = replica.state().clone();
    replica.present(presentation);
    Tensor logits = replica.answer(samples);
    if (!replica.state().equal(before)) {
      throw new IllegalArgumentException(
          "it changes its parameters or statistics when evaluated; call model.eval() before"
              + " torch.jit.trace");
    }
    boolean images = presentation == InputLayout.PLAIN && samples.dim() == IMAGES;
    return new Result(
        images && takesChannelsLast(samples, logits) ? InputLayout.CHANNELS_LAST : presentation,
        Math.toIntExact(logits.size(1)));
  }

  private boolean takesChannelsLast(Tensor samples, Tensor plain) {
    replica.present(InputLayout.CHANNELS_LAST);
    try {
      Tensor logits = replica.answer(samples);
      double largest = plain.abs().max().item_double();
      return logits.sub(plain).abs().le(new Scalar(ROUNDING * largest)).all().item_bool();
    } catch (RuntimeException e) {
      return false;
    }
  }

  private static String reason(RuntimeException e) {
    return e.getClass() == RuntimeException.class
        ? TorchEngine.reason(e)
        : String.valueOf(e.getMessage());
  }

  private static String shape(Tensor samples) {
    List<String> extents = new ArrayList<>();
    for (long axis = 1; axis < samples.dim(); axis++) {
      extents.add(String.valueOf(samples.size(axis)));
    }
    return String.join("×", extents);
  }
}

// SPDX-License-Identifier: Apache-2.0
package org.thalweg.study.training;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.thalweg.study.spec.OptimizerSpec;
import org.thalweg.study.spec.TrainingSpec;
import org.thalweg.torch.training.optimizer.Adadelta;
import org.thalweg.torch.training.optimizer.Adagrad;
import org.thalweg.torch.training.optimizer.Adam;
import org.thalweg.torch.training.optimizer.Optimizer;
import org.thalweg.torch.training.optimizer.RmsProp;
import org.thalweg.torch.training.optimizer.Sam;
import org.thalweg.torch.training.optimizer.Sgd;

/** The engine's rule of a spec's, with PyTorch's constants where none are given. */
final class Optimizers {
  private static final ObjectMapper JSON = new ObjectMapper();

  private Optimizers() {}

  static Optimizer of(TrainingSpec.Update update) {
    Optimizer base = base(update.rule());
    return update.sharpness().<Optimizer>map(rho -> new Sam(base, rho)).orElse(base);
  }

  private static Optimizer base(OptimizerSpec rule) {
    if (rule instanceof OptimizerSpec.Sgd sgd) {
      return new Sgd(
          or(sgd.momentum(), 0), or(sgd.dampening(), 0), sgd.nesterov(), or(sgd.weightDecay(), 0));
    }
    if (rule instanceof OptimizerSpec.RmsProp rms) {
      return new RmsProp(
          or(rms.smoothing(), 0.99),
          rms.centered(),
          or(rms.momentum(), 0),
          or(rms.epsilon(), 1e-8),
          or(rms.weightDecay(), 0));
    }
    if (rule instanceof OptimizerSpec.Adagrad ada) {
      return new Adagrad(
          or(ada.rateDecay(), 0),
          or(ada.initialSum(), 0),
          or(ada.epsilon(), 1e-10),
          or(ada.weightDecay(), 0));
    }
    if (rule instanceof OptimizerSpec.Adadelta ada) {
      return new Adadelta(
          or(ada.smoothing(), 0.9), or(ada.epsilon(), 1e-6), or(ada.weightDecay(), 0));
    }
    if (rule instanceof OptimizerSpec.Adam adam) {
      return adam(adam);
    }
    throw new AssertionError(rule);
  }

  private static Adam adam(OptimizerSpec.Adam adam) {
    boolean decoupled = adam.variant() == OptimizerSpec.Variant.ADAMW;
    return new Adam(
        or(adam.meanShare(), 0.9),
        or(adam.squareShare(), 0.999),
        or(adam.epsilon(), 1e-8),
        or(adam.weightDecay(), decoupled ? 0.01 : 0),
        adam.variant() == OptimizerSpec.Variant.AMSGRAD,
        decoupled);
  }

  private static double or(Optional<Double> given, double usual) {
    return given.orElse(usual);
  }

  /** For the question: the rule's word, and its constants by name. */
  static Map<String, Object> described(Optimizer optimizer) {
    Map<String, Object> described = new LinkedHashMap<>();
    described.put("rule", optimizer.word());
    described.putAll(JSON.convertValue(optimizer, new TypeReference<Map<String, Object>>() {}));
    return described;
  }
}

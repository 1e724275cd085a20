// SPDX-License-Identifier: Apache-2.0
package org.thalweg.torch.objective;

import java.util.List;
import java.util.function.Consumer;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.thalweg.landscape.objective.BatchNormPolicy;
import org.thalweg.landscape.objective.Channel;
import org.thalweg.landscape.parameters.ParameterLayout;
import org.thalweg.landscape.parameters.ParameterRole;
import org.thalweg.torch.engine.NativeScope;

/**
 * What a policy makes of a point's running statistics.
 *
 * <p>A network without batch norm has none: every policy is then {@link BatchNormPolicy#FROZEN}.
 */
final class RunningStatistics {
  /** What a variance that is not positive is raised to; ε is added to it, as to any other. */
  private static final double RAISED_VARIANCE = 1e-12;

  private static final Channel RAISED =
      new Channel("bn_clamped", "raised running variances", "count");

  private final ParameterLayout layout;
  private final BatchNormPolicy policy;
  private final Consumer<Tensor> estimate;

  /**
   * @param estimate overwrites them in a flat tensor by their estimates there; called under {@link
   *     BatchNormPolicy#RECOMPUTED} alone
   */
  RunningStatistics(ParameterLayout layout, BatchNormPolicy policy, Consumer<Tensor> estimate) {
    this.layout = layout;
    this.policy = inForce(policy, layout);
    this.estimate = estimate;
  }

  /** The policy that decides numbers of this layout. */
  static BatchNormPolicy inForce(BatchNormPolicy policy, ParameterLayout layout) {
    boolean any =
        layout.blocks().stream().anyMatch(block -> block.role() == ParameterRole.RUNNING_VARIANCE);
    return any ? policy : BatchNormPolicy.FROZEN;
  }

  /** Whether directions move them. */
  boolean moveWithDirections() {
    return policy == BatchNormPolicy.INTERPOLATED;
  }

  /** Whether they are estimated anew at every point. */
  boolean areRecomputed() {
    return policy == BatchNormPolicy.RECOMPUTED;
  }

  /** What {@link #settle} reports. */
  List<Channel> channels() {
    return policy == BatchNormPolicy.INTERPOLATED ? List.of(RAISED) : List.of();
  }

  /**
   * Puts the statistics that hold at a point in their place.
   *
   * @param flat the point's parameters, as doubles (modified)
   * @return the values of {@link #channels}
   */
  double[] settle(Tensor flat) {
    return switch (policy) {
      case FROZEN -> new double[0];
      case INTERPOLATED -> new double[] {raise(flat)};
      case RECOMPUTED -> {
        estimate.accept(flat);
        yield new double[0];
      }
    };
  }

  /**
   * Raises variances of 0 and below and counts them; NaN stays NaN.
   *
   * <p>Positive ones stay as they are, however small: those of dead filters are, in every trained
   * network, and a line along which no statistic moves has to equal the frozen one.
   */
  private double raise(Tensor flat) {
    long raised = 0;
    try (NativeScope scope = NativeScope.open()) {
      for (int b = 0; b < layout.blocks().size(); b++) {
        if (layout.block(b).role() == ParameterRole.RUNNING_VARIANCE) {
          Tensor variances = flat.narrow(0, layout.offset(b), layout.block(b).size());
          Tensor low = variances.le(new Scalar(0.0));
          raised += low.sum().item_long();
          variances.masked_fill_(low, new Scalar(RAISED_VARIANCE));
        }
      }
    }
    return raised;
  }
}

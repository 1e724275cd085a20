// SPDX-License-Identifier: Apache-2.0
package org.thalweg.torch.training;

import java.util.Arrays;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import org.thalweg.landscape.parameters.ParameterBlock;
import org.thalweg.landscape.parameters.ParameterLayout;
import org.thalweg.landscape.parameters.ParameterRole;
import org.thalweg.landscape.parameters.ParameterVector;
import org.thalweg.landscape.parameters.RandomStream;
import org.thalweg.torch.data.Dataset;
import org.thalweg.torch.model.Architecture;
import org.thalweg.torch.model.Initialization;

/**
 * How weights are drawn before training.
 *
 * <p>Written {@code default} (the architecture's own), {@code kaiming}, {@code xavier}, {@code
 * normal:SIGMA} or {@code zeros}. All but the first concern the weights of dense layers and
 * convolutions; the others stay as the architecture has them. One random stream a block.
 *
 * @param text the word that {@code --init} takes
 */
public record InitialWeights(String text) {
  private static final String NORMAL = "normal:";

  public InitialWeights {
    if (text.startsWith(NORMAL)) {
      sigma(text);
    } else if (!text.matches("default|kaiming|xavier|zeros")) {
      throw new IllegalArgumentException(
          "init is default, kaiming, xavier, normal:SIGMA or zeros, got \"%s\"".formatted(text));
    }
  }

  /** A fresh vector over the architecture's layout, defined by {@code seed} alone. */
  public ParameterVector of(Architecture architecture, long seed) {
    return of(Initialization.of(architecture, seed), seed);
  }

  /** The same with landmarks, where it keeps any, from the training samples. */
  public ParameterVector of(
      Architecture architecture, Dataset training, Landmarks landmarks, long seed) {
    Map<String, float[]> buffers = landmarks.chosen(architecture, training, seed);
    return of(Initialization.of(architecture, seed, buffers), seed);
  }

  private ParameterVector of(ParameterVector usual, long seed) {
    return switch (text) {
      case "default" -> usual;
      // He et al. 2015, eq. 10, arXiv:1502.01852: ReLU keeps half of the variance.
      case "kaiming" -> drawn(usual, seed, block -> Math.sqrt(2.0 / fanIn(block)));
      // Glorot and Bengio 2010, eq. 12.
      case "xavier" -> drawn(usual, seed, block -> Math.sqrt(2.0 / (fanIn(block) + fanOut(block))));
      case "zeros" -> drawn(usual, seed, block -> 0);
      default -> drawn(usual, seed, block -> sigma(text));
    };
  }

  private static ParameterVector drawn(
      ParameterVector usual, long seed, ToDoubleFunction<ParameterBlock> deviation) {
    ParameterLayout layout = usual.layout();
    float[] values = usual.toArray();
    for (int b = 0; b < layout.blocks().size(); b++) {
      ParameterBlock block = layout.block(b);
      if (isDrawn(block)) {
        draw(values, layout.offset(b), block, deviation.applyAsDouble(block), seed);
      }
    }
    return ParameterVector.of(layout, values);
  }

  /** Matrices and kernels; what has three axes is a token or a position. */
  private static boolean isDrawn(ParameterBlock block) {
    return block.role() == ParameterRole.WEIGHT && (block.rank() == 2 || block.rank() == 4);
  }

  private static void draw(
      float[] values, int from, ParameterBlock block, double deviation, long seed) {
    if (deviation == 0) {
      // Not −0, which a draw of either sign times 0 would leave.
      Arrays.fill(values, from, from + block.size(), 0f);
      return;
    }
    RandomStream stream = RandomStream.of(seed, block.name());
    for (int i = from; i < from + block.size(); i++) {
      values[i] = (float) (deviation * stream.nextGaussian());
    }
  }

  private static int fanIn(ParameterBlock block) {
    return block.size() / block.shape().get(0);
  }

  private static int fanOut(ParameterBlock block) {
    return block.size() / block.shape().get(1);
  }

  private static double sigma(String text) {
    try {
      double sigma = Double.parseDouble(text.substring(NORMAL.length()));
      if (sigma >= 0 && sigma < Double.POSITIVE_INFINITY) {
        return sigma;
      }
    } catch (NumberFormatException e) {
      // Said below, with all else that is no deviation.
    }
    throw new IllegalArgumentException(
        "init normal:SIGMA takes a deviation such as normal:0.05, got \"%s\"".formatted(text));
  }
}

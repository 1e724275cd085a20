// SPDX-License-Identifier: Apache-2.0
package org.thalweg.landscape.analysis.symmetry;

import java.util.ArrayList;
import java.util.List;
import org.thalweg.landscape.analysis.symmetry.PermutationGroup.Member;
import org.thalweg.landscape.parameters.ParameterBlock;
import org.thalweg.landscape.parameters.ParameterLayout;
import org.thalweg.landscape.parameters.ParameterRole;
import org.thalweg.landscape.parameters.ParameterVector;
import org.thalweg.landscape.parameters.RandomStream;

/** A dense ReLU network in plain Java, computed in double; layer k is {@code Wk} and {@code bk}. */
record DenseNet(List<Integer> widths) {
  private static final int SAMPLES = 60;

  DenseNet {
    widths = List.copyOf(widths);
  }

  DenseNet(Integer... widths) {
    this(List.of(widths));
  }

  private int layers() {
    return widths.size() - 1;
  }

  ParameterLayout layout() {
    List<ParameterBlock> blocks = new ArrayList<>();
    for (int k = 0; k < layers(); k++) {
      int in = widths.get(k);
      int out = widths.get(k + 1);
      blocks.add(new ParameterBlock("W" + k, List.of(out, in), ParameterRole.WEIGHT));
      blocks.add(new ParameterBlock("b" + k, List.of(out), ParameterRole.BIAS));
    }
    return new ParameterLayout(blocks);
  }

  List<PermutationGroup> groups() {
    List<PermutationGroup> groups = new ArrayList<>();
    for (int k = 0; k + 1 < layers(); k++) {
      List<Member> members =
          List.of(
              Member.incoming("W" + k), Member.incoming("b" + k), Member.outgoing("W" + (k + 1)));
      groups.add(new PermutationGroup("hidden " + k, widths.get(k + 1), true, members));
    }
    return groups;
  }

  /** Weights N(0, 2/fan-in) and biases N(0, 0.01). */
  ParameterVector random(long seed) {
    float[] values = new float[layout().size()];
    for (int b = 0; b < layout().blocks().size(); b++) {
      ParameterBlock block = layout().block(b);
      double deviation = block.rank() == 1 ? 0.1 : Math.sqrt(2.0 / block.shape().get(1));
      RandomStream stream = RandomStream.of(seed, block.name());
      for (int i = 0; i < block.size(); i++) {
        values[layout().offset(b) + i] = (float) (deviation * stream.nextGaussian());
      }
    }
    return ParameterVector.of(layout(), values);
  }

  double[] forward(ParameterVector parameters, double[] input) {
    double[] activation = input;
    for (int k = 0; k < layers(); k++) {
      float[] weight = parameters.block(2 * k);
      float[] bias = parameters.block(2 * k + 1);
      double[] next = new double[bias.length];
      for (int i = 0; i < next.length; i++) {
        next[i] = bias[i];
        for (int j = 0; j < activation.length; j++) {
          next[i] += weight[i * activation.length + j] * activation[j];
        }
        next[i] = k + 1 < layers() ? Math.max(0, next[i]) : next[i];
      }
      activation = next;
    }
    return activation;
  }

  /** All logits of fixed Gaussian inputs, one input after the other. */
  double[] logits(ParameterVector parameters) {
    int classes = widths.get(layers());
    double[] all = new double[SAMPLES * classes];
    for (int n = 0; n < SAMPLES; n++) {
      RandomStream stream = RandomStream.of(n, "input");
      double[] input = new double[widths.get(0)];
      for (int i = 0; i < input.length; i++) {
        input[i] = stream.nextGaussian();
      }
      System.arraycopy(forward(parameters, input), 0, all, n * classes, classes);
    }
    return all;
  }

  /** The mean cross-entropy of those inputs, input n being of class n modulo the classes. */
  double loss(ParameterVector parameters) {
    int classes = widths.get(layers());
    double[] logits = logits(parameters);
    double sum = 0;
    for (int n = 0; n < SAMPLES; n++) {
      double largest = Double.NEGATIVE_INFINITY;
      for (int c = 0; c < classes; c++) {
        largest = Math.max(largest, logits[n * classes + c]);
      }
      double exponentials = 0;
      for (int c = 0; c < classes; c++) {
        exponentials += Math.exp(logits[n * classes + c] - largest);
      }
      sum += largest + Math.log(exponentials) - logits[n * classes + n % classes];
    }
    return sum / SAMPLES;
  }

  /** Multiplies what makes a hidden unit by {@code factor} and divides what reads it. */
  ParameterVector rescaled(ParameterVector parameters, int layer, int unit, double factor) {
    float[] values = parameters.toArray();
    for (UnitSlices slices : UnitSlices.of(groups().get(layer), layout())) {
      boolean makes = slices.side() == PermutationGroup.Role.INCOMING;
      for (int o = 0; o < slices.outer(); o++) {
        for (int w = 0; w < slices.width(); w++) {
          int i = slices.offset() + (o * slices.units() + unit) * slices.width() + w;
          values[i] = (float) (makes ? values[i] * factor : values[i] / factor);
        }
      }
    }
    return ParameterVector.of(layout(), values);
  }
}

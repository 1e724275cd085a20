// SPDX-License-Identifier: Apache-2.0
package org.thalweg.torch.stacked;

import java.util.Arrays;
import java.util.List;
import org.bytedeco.pytorch.Tensor;
import org.thalweg.torch.engine.HostArrays;
import org.thalweg.torch.engine.NativeOwner;

/**
 * Every rival's logit less the right class's.
 *
 * <p>A sample is right where all are negative. Of equal logits the first class is the predicted
 * one: an amount too small to change any other number is taken from the rivals behind the right
 * class, so that a tie with them is negative and one with those before it is not.
 */
final class Margins implements Readout {
  private static final float TIE = -1e-37f;

  private final int[] labels;
  private final int classes;
  private final Tensor right;
  private final Tensor rivals;
  private final Tensor added;

  Margins(int[] labels, int classes, NativeOwner owner) {
    this.labels = labels.clone();
    this.classes = classes;
    int[] others = new int[labels.length * (classes - 1)];
    float[] mask = new float[classes * labels.length];
    for (int i = 0; i < labels.length; i++) {
      int at = i * (classes - 1);
      for (int k = 0; k < classes; k++) {
        if (k != labels[i]) {
          others[at++] = k;
        }
        mask[k * labels.length + i] = k == labels[i] ? Float.NEGATIVE_INFINITY : tie(k, labels[i]);
      }
    }
    right = owner.own(HostArrays.toTensor(labels));
    rivals = owner.own(HostArrays.toTensor(others).view(labels.length, classes - 1L));
    added = owner.own(HostArrays.toTensor(mask, classes, labels.length));
  }

  private static float tie(int rival, int label) {
    return rival > label ? TIE : 0;
  }

  @Override
  public List<Tensor> ahead(List<Tensor> logits) {
    Tensor chosen = right.unsqueeze(1);
    return logits.stream().map(z -> z.gather(1, rivals).sub(z.gather(1, chosen))).toList();
  }

  @Override
  public Tensor last() {
    float[] ties = new float[labels.length * (classes - 1)];
    for (int i = 0; i < labels.length; i++) {
      Arrays.fill(ties, i * (classes - 1) + labels[i], (i + 1) * (classes - 1), TIE);
    }
    return HostArrays.toTensor(ties, labels.length, classes - 1L);
  }

  @Override
  public Tensor behind(Tensor logits, Tile tile) {
    long[] shape = {logits.size(0), 1, tile.count()};
    Tensor chosen = right.narrow(0, tile.from(), tile.count()).view(1, 1, -1).expand(shape);
    Tensor added = this.added.narrow(1, tile.from(), tile.count());
    return logits.sub_(logits.gather(1, chosen)).add_(added);
  }
}

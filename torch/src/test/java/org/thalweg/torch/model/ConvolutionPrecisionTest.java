// SPDX-License-Identifier: Apache-2.0
package org.thalweg.torch.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.function.Supplier;
import org.bytedeco.pytorch.BoolOptional;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorOptional;
import org.bytedeco.pytorch.TensorVector;
import org.bytedeco.pytorch.global.torch;
import org.bytedeco.pytorch.global.torch.ScalarType;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.thalweg.torch.engine.HostArrays;
import org.thalweg.torch.engine.TorchEngine;
import org.thalweg.torch.model.layer.ConvolutionLayer;

/**
 * oneDNN, which convolves single precision, beside double precision, which never passes through it.
 *
 * <p>The shapes are those that oneDNN 3.7 got wrong where an AMD processor hides its caches:
 * channels that leave a rest over in blocks of 16, and numbers of samples that do where a slope is
 * differentiated again.
 */
class ConvolutionPrecisionTest {
  private static final int SIDE = 9;

  private final TorchEngine engine = TorchEngine.load();

  /** A convolution, both its slopes and theirs. */
  @ParameterizedTest
  @CsvSource({
    "5, 3, 6, 5, 1, 1",
    "7, 24, 12, 3, 1, 1",
    "16, 12, 40, 1, 1, 1",
    "25, 40, 24, 3, 2, 1",
    "3, 17, 48, 3, 1, 1",
    "125, 16, 16, 3, 1, 1",
    "2, 28, 16, 3, 1, 1",
    "2, 3, 6, 3, 2, 1",
    "2, 24, 16, 3, 2, 1",
    "2, 33, 40, 3, 2, 1",
    "2, 12, 24, 3, 2, 3",
    "2, 8, 8, 3, 2, 8",
  })
  void singlePrecision_isDoublesUpToRounding(
      int n, int in, int out, int kernel, int stride, int groups) {
    ConvolutionLayer layer = ConvolutionLayer.plain("c", in, out, kernel, stride).grouped(groups);
    engine.differentiate(
        "convolving",
        () -> {
          Tensor images = normal(n, in, SIDE, SIDE);
          Tensor weight = normal(out, in / groups, kernel, kernel);
          List<Tensor> single = differentiated(layer, images, weight, ScalarType.Float);
          List<Tensor> twice = differentiated(layer, images, weight, ScalarType.Double);
          for (int i = 0; i < twice.size(); i++) {
            assertThat(distance(single.get(i), twice.get(i))).isLessThan(1e-4);
          }
          return true;
        });
  }

  private static Tensor normal(long... shape) {
    Random random = new Random(1);
    float[] values = new float[(int) Arrays.stream(shape).reduce(1, (a, b) -> a * b)];
    for (int i = 0; i < values.length; i++) {
      values[i] = (float) random.nextGaussian();
    }
    return HostArrays.toTensor(values, shape);
  }

  /** The answer, its slopes by images and weight, and those of a product with them. */
  private static List<Tensor> differentiated(
      ConvolutionLayer layer, Tensor images, Tensor weight, ScalarType type) {
    Supplier<Tensor> last =
        () -> images.to(type).contiguous(torch.MemoryFormat.ChannelsLast).clone();
    Tensor x = last.get().set_requires_grad(true);
    Tensor w = weight.to(type).clone().set_requires_grad(true);
    TensorVector both = new TensorVector(x, w);
    Tensor answer = layer.apply(x, w, new TensorOptional());
    TensorVector slopes =
        torch.grad(
            new TensorVector(answer.mul(answer).sum()),
            both,
            new TensorVector(),
            new BoolOptional(true),
            true,
            false);
    Tensor product = slopes.get(0).mul(x).sum().add(slopes.get(1).mul(w).sum());
    TensorVector again = torch.grad(new TensorVector(product), both);
    List<Tensor> all = new ArrayList<>(List.of(answer.detach()));
    for (TensorVector some : List.of(slopes, again)) {
      all.add(some.get(0).detach());
      all.add(some.get(1).detach());
    }
    return all;
  }

  private static double distance(Tensor some, Tensor exact) {
    Tensor wide = exact.to(ScalarType.Double);
    return some.to(ScalarType.Double).sub(wide).norm().item_double() / wide.norm().item_double();
  }
}

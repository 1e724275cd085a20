// SPDX-License-Identifier: Apache-2.0
package org.thalweg.torch.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.bytedeco.pytorch.BoolOptional;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorOptional;
import org.bytedeco.pytorch.TensorVector;
import org.bytedeco.pytorch.global.torch;
import org.bytedeco.pytorch.global.torch.ScalarType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.thalweg.torch.engine.TorchEngine;

class WholeBlocksTest {
  private static final int SIDE = 9;

  private final TorchEngine engine = TorchEngine.load();

  /** A convolution, both its slopes and theirs: double precision never passes through oneDNN. */
  @ParameterizedTest
  @CsvSource({
    "5, 3, 6, 5, 1",
    "7, 24, 12, 3, 1",
    "16, 12, 40, 1, 1",
    "25, 40, 24, 3, 2",
    "3, 17, 48, 3, 1",
    "125, 16, 16, 3, 1",
  })
  void singlePrecision_isDoublesUpToRounding(int n, int in, int out, int kernel, int stride) {
    ConvolutionLayer layer = ConvolutionLayer.plain("c", in, out, kernel, stride);
    engine.differentiate(
        "convolving",
        () -> {
          Tensor images = WholeBlocks.ofSamples(torch.randn(n, in, SIDE, SIDE));
          Tensor weight = torch.randn(out, in, kernel, kernel);
          List<Tensor> single = differentiated(layer, images, weight, ScalarType.Float);
          List<Tensor> twice = differentiated(layer, images, weight, ScalarType.Double);
          for (int i = 0; i < twice.size(); i++) {
            assertThat(distance(single.get(i), twice.get(i))).isLessThan(1e-4);
          }
          return true;
        });
  }

  @ParameterizedTest
  @CsvSource({"3, 6, 1", "24, 16, 1", "33, 40, 1", "12, 24, 3", "8, 8, 8"})
  void fillingUp_changesNothing(int in, int out, int groups) {
    ConvolutionLayer layer = ConvolutionLayer.plain("c", in, out, 3, 2).grouped(groups).biased();
    engine.infer(
        "convolving",
        () -> {
          Tensor images = torch.randn(2, in, SIDE, SIDE).to(ScalarType.Double);
          Tensor weight = torch.randn(out, in / groups, 3, 3).to(ScalarType.Double);
          TensorOptional bias = new TensorOptional(torch.randn(out).to(ScalarType.Double));
          Tensor plain = layer.convolve(images, weight, bias);
          Tensor filled = WholeBlocks.convolve(layer, images, weight, bias);
          assertThat(filled.sizes().vec().get()).isEqualTo(plain.sizes().vec().get());
          assertThat(distance(filled, plain)).isLessThan(1e-14);
          return true;
        });
  }

  @Test
  void wholeSamplesAndRows_stayAsTheyAre() {
    engine.infer(
        "filling up",
        () -> {
          Tensor whole = torch.randn(32, 3, 4, 4);
          Tensor rows = torch.randn(5, 3);
          assertThat(WholeBlocks.ofSamples(whole)).isSameAs(whole);
          assertThat(WholeBlocks.ofSamples(rows)).isSameAs(rows);
          return true;
        });
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

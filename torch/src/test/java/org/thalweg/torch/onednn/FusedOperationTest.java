// SPDX-License-Identifier: Apache-2.0
package org.thalweg.torch.onednn;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Random;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorOptional;
import org.bytedeco.pytorch.global.torch;
import org.bytedeco.pytorch.global.torch.ScalarType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.thalweg.torch.engine.HostArrays;
import org.thalweg.torch.engine.NativeOwner;
import org.thalweg.torch.engine.TorchEngine;

/** Beside double precision, which never passes through oneDNN. */
class FusedOperationTest {
  private static final int SIDE = 9;

  /** The shapes of ConvolutionPrecisionTest, and those of ResNet-56. */
  @ParameterizedTest
  @CsvSource({
    "5, 3, 6, 5, 1, 1",
    "7, 24, 12, 3, 1, 1",
    "16, 12, 40, 1, 1, 1",
    "25, 40, 24, 3, 2, 1",
    "3, 17, 48, 3, 1, 1",
    "125, 16, 16, 3, 1, 1",
    "2, 28, 16, 3, 1, 1",
    "2, 24, 16, 3, 2, 1",
    "2, 33, 40, 3, 2, 1",
    "2, 12, 24, 3, 2, 3",
    "2, 8, 8, 3, 2, 8",
    "25, 3, 16, 3, 1, 1",
    "25, 32, 64, 3, 2, 1",
    "25, 64, 64, 3, 1, 1",
  })
  void convolution_isDoublesUpToRounding(
      int n, int in, int out, int kernel, int stride, int groups) {
    for (ScalarType precision : new ScalarType[] {ScalarType.Float, ScalarType.BFloat16}) {
      ConvolutionExtents extents =
          new ConvolutionExtents(
              n, in, SIDE, SIDE, out, kernel, stride, kernel / 2, groups, precision);
      for (Ending ending : Ending.values()) {
        inference(
            library -> {
              Tensor images = rounded(normal(extents.input()), precision);
              Tensor weight = rounded(normal(out, in / groups, kernel, kernel), precision);
              Tensor bias = normal(out);
              Tensor held = rounded(normal(extents.output()), precision);
              Tensor made = run(library, extents, ending, images, weight, bias, held);
              Tensor exact = exact(extents, ending, images, weight, bias, held);
              double most = precision == ScalarType.Float ? 1e-6 : 1e-2;
              assertThat(distance(made, exact)).as("%s %s", precision, ending).isLessThan(most);
            });
      }
    }
  }

  @Test
  void product_isDoublesUpToRounding() {
    inference(
        library -> {
          Tensor rows = normal(37, 65);
          Tensor matrix = normal(11, 65);
          Tensor bias = normal(11);
          try (FusedOperations operations = new FusedOperations(library);
              NativeOwner owner = new NativeOwner("this test")) {
            FusedCall call =
                operations.product(37, 65, 11, ScalarType.Float).with(matrix, bias, owner);
            Tensor made = torch.empty(37, 11);
            call.run(rows, made, FusedCall.bytes(call.scratchBytes() + 1));
            Tensor exact =
                torch.linear(
                    rows.to(ScalarType.Double),
                    matrix.to(ScalarType.Double),
                    new TensorOptional(bias.to(ScalarType.Double)));
            assertThat(distance(made, exact)).isLessThan(1e-6);
          }
        });
  }

  /** What stands for 0 below 0 is lost beside any activation but the smallest. */
  @Test
  void relu_leavesNextToNothingBelowZero() {
    ConvolutionExtents extents =
        new ConvolutionExtents(2, 16, SIDE, SIDE, 16, 3, 1, 1, 1, ScalarType.Float);
    inference(
        library -> {
          Tensor made =
              run(
                  library,
                  extents,
                  Ending.RELU,
                  normal(extents.input()),
                  normal(extents.weight()),
                  normal(16),
                  torch.zeros(extents.output()));
          assertThat(made.min().item_double()).isBetween(-1e-35, 0.0);
        });
  }

  /** Numbers too small for the processor's fast path are flushed only while oneDNN runs. */
  @Test
  void denormalNumbers_staySlowAndRightElsewhere() {
    ConvolutionExtents extents =
        new ConvolutionExtents(1, 4, SIDE, SIDE, 4, 3, 1, 1, 1, ScalarType.Float);
    inference(
        library -> {
          run(
              library,
              extents,
              Ending.RELU,
              normal(extents.input()),
              normal(extents.weight()),
              normal(4),
              torch.zeros(extents.output()));
          assertThat(Double.MIN_NORMAL / 2).isPositive();
          assertThat(torch.ones(1L).mul(new Scalar(1e-40)).item_double()).isPositive();
        });
  }

  private interface Check {
    void of(OneDnn library);
  }

  private static void inference(Check check) {
    OneDnn.library()
        .ifPresent(
            library ->
                TorchEngine.load()
                    .infer(
                        "checking",
                        () -> {
                          check.of(library);
                          return true;
                        }));
  }

  private static Tensor run(
      OneDnn library,
      ConvolutionExtents extents,
      Ending ending,
      Tensor images,
      Tensor weight,
      Tensor bias,
      Tensor held) {
    try (FusedOperations operations = new FusedOperations(library);
        NativeOwner owner = new NativeOwner("this test")) {
      FusedCall call = operations.convolution(extents, ending).with(weight, bias, owner);
      ScalarType type = extents.precision();
      Tensor into = held.to(type).clone().contiguous(torch.MemoryFormat.ChannelsLast);
      call.run(
          images.to(type).contiguous(torch.MemoryFormat.ChannelsLast),
          into,
          FusedCall.bytes(call.scratchBytes() + 1));
      return into;
    }
  }

  private static Tensor exact(
      ConvolutionExtents extents,
      Ending ending,
      Tensor images,
      Tensor weight,
      Tensor bias,
      Tensor held) {
    Tensor convolved =
        torch.conv2d(
            images.to(ScalarType.Double),
            weight.to(ScalarType.Double),
            new TensorOptional(bias.to(ScalarType.Double)),
            extents.both(extents.stride()),
            extents.both(extents.padding()),
            new long[] {1, 1},
            extents.groups());
    return switch (ending) {
      case NONE -> convolved;
      case RELU -> convolved.relu();
      case ADD_RELU -> convolved.add(held.to(ScalarType.Double)).relu();
    };
  }

  private static Tensor rounded(Tensor values, ScalarType precision) {
    return values.to(precision).to(ScalarType.Float);
  }

  private static Tensor normal(long... shape) {
    Random random = new Random(Arrays.hashCode(shape));
    float[] values = new float[(int) Arrays.stream(shape).reduce(1, (a, b) -> a * b)];
    for (int i = 0; i < values.length; i++) {
      values[i] = (float) random.nextGaussian();
    }
    return HostArrays.toTensor(values, shape);
  }

  private static double distance(Tensor some, Tensor exact) {
    return some.to(ScalarType.Double).sub(exact).norm().item_double() / exact.norm().item_double();
  }
}

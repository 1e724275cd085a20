// SPDX-License-Identifier: Apache-2.0
package org.thalweg.torch.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.thalweg.landscape.parameters.Fingerprint;
import org.thalweg.landscape.parameters.ParameterBlock;
import org.thalweg.landscape.parameters.ParameterLayout;
import org.thalweg.landscape.parameters.ParameterRole;
import org.thalweg.landscape.parameters.ParameterVector;
import org.thalweg.torch.model.layer.ImageShape;
import org.thalweg.torch.model.layer.Network;

/**
 * Every architecture beside its PyTorch module: {@code src/test/python/architectures_golden.py}.
 */
class ArchitecturesGoldenTest {
  /** Sums in another order, in double, relative to the largest logit. */
  private static final double DOUBLE = 1e-13;

  static List<String> layouts() {
    return lines("layouts.csv");
  }

  static List<String> logits() {
    return lines("logits.csv");
  }

  private static List<String> lines(String file) {
    try (InputStream in = ArchitecturesGoldenTest.class.getResourceAsStream(file)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Test
  void everyName_isCompared_inTheOrderShown() {
    assertThat(layouts().stream().map(line -> line.split(",")[0]))
        .containsExactlyElementsOf(Architectures.names());
    assertThat(logits().stream().map(line -> line.split(",")[0]))
        .containsExactlyElementsOf(SmallArchitectures.byName().keySet());
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("layouts")
  void layout_isThatOfThePyTorchModule(String line) {
    String[] golden = line.split(",");
    ParameterLayout layout = Architectures.named(golden[0]).layout();
    assertThat(layout.trainableSize()).isEqualTo(Integer.parseInt(golden[1]));
    assertThat(layout.blocks()).hasSize(Integer.parseInt(golden[2]));
    assertThat(digest(layout)).isEqualTo(golden[3]);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("logits")
  void smallNetwork_answersAsThePyTorchModule(String line) {
    String[] golden = line.split(",");
    Architecture architecture = SmallArchitectures.byName().get(golden[0]);
    assertThat(digest(architecture.layout())).isEqualTo(golden[1]);
    double[] expected = Arrays.stream(golden).skip(2).mapToDouble(Double::parseDouble).toArray();
    double[] logits =
        Probe.logits(architecture, waves(architecture.layout()), images(architecture.input()));
    assertThat(logits).hasSameSizeAs(expected);
    assertThat(Probe.difference(logits, expected)).isLessThan(DOUBLE);
  }

  private static ParameterVector waves(ParameterLayout layout) {
    float[] values = new float[layout.size()];
    for (int b = 0; b < layout.blocks().size(); b++) {
      ParameterBlock block = layout.block(b);
      for (int i = layout.offset(b); i < layout.offset(b + 1); i++) {
        values[i] = (float) value(block, Math.sin(i + 1));
      }
    }
    return ParameterVector.of(layout, values);
  }

  private static double value(ParameterBlock block, double wave) {
    if (block.role() == ParameterRole.RUNNING_VARIANCE) {
      return 1 + 0.5 * wave;
    }
    if (block.role() == ParameterRole.NORM_SCALE) {
      return 1 + 0.3 * wave;
    }
    return block.rank() > 1 ? wave * Math.sqrt(4.0 / Network.fanIn(block)) : 0.2 * wave;
  }

  private static float[] images(ImageShape shape) {
    float[] pixels = new float[2 * shape.size()];
    for (int i = 0; i < pixels.length; i++) {
      pixels[i] = (float) Math.cos(1.3 * i);
    }
    return pixels;
  }

  private static String digest(ParameterLayout layout) {
    StringBuilder text = new StringBuilder();
    layout.blocks().forEach(b -> text.append(b.name()).append(' ').append(b.shape()).append('\n'));
    byte[] bytes = text.toString().getBytes(StandardCharsets.UTF_8);
    return HexFormat.of().formatHex(Fingerprint.sha256().digest(bytes));
  }
}

// SPDX-License-Identifier: Apache-2.0
package org.thalweg.torch.script;

import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import org.thalweg.landscape.parameters.ParameterLayout;
import org.thalweg.landscape.parameters.ParameterVector;
import org.thalweg.torch.data.Dataset;
import org.thalweg.torch.data.DatasetInfo;
import org.thalweg.torch.data.ImageFormat;
import org.thalweg.torch.data.Normalization;

/** Small modules that PyTorch 1.13 wrote, and what {@code scripted_golden.py} evaluates them on. */
public final class ScriptFixtures {
  private static final int IMAGES = 60;

  private ScriptFixtures() {}

  public static Path file(String name) {
    try {
      return Path.of(
          Objects.requireNonNull(ScriptFixtures.class.getResource(name + ".ts"), name).toURI());
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }

  public static ScriptedModule module(String name) {
    return ScriptedModule.readTrusted(file(name));
  }

  /** 60 images of 1×8×8 in ten classes, by a formula. */
  public static Dataset images() {
    byte[] pixels = new byte[IMAGES * 64];
    int[] labels = new int[IMAGES];
    for (int i = 0; i < IMAGES; i++) {
      labels[i] = i % 10;
      for (int p = 0; p < 64; p++) {
        pixels[i * 64 + p] = (byte) ((31 * i + 7 * p * p + 3 * i * p) % 17);
      }
    }
    List<String> classes = IntStream.range(0, 10).mapToObj(String::valueOf).toList();
    return Dataset.of(
        new DatasetInfo(
            "formula",
            "train",
            classes,
            new ImageFormat(1, 8, 8, 16),
            Normalization.parse("0.5/0.5")),
        pixels,
        labels);
  }

  /** ½ sin(i) |θᵢ| over the trainable entries. */
  public static ParameterVector direction(ParameterVector centre) {
    ParameterLayout layout = centre.layout();
    float[] values = new float[layout.size()];
    int count = 0;
    for (int b = 0; b < layout.blocks().size(); b++) {
      if (layout.block(b).role().trainable()) {
        for (int i = layout.offset(b); i < layout.offset(b + 1); i++) {
          values[i] = (float) (0.5 * Math.sin(count++) * Math.abs((double) centre.get(i)));
        }
      }
    }
    return ParameterVector.of(layout, values);
  }
}

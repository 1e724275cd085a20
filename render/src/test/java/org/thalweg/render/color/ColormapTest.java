// SPDX-License-Identifier: Apache-2.0
package org.thalweg.render.color;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ColormapTest {
  @Test
  void viridis_hasThePublishedEnds() {
    Colormap viridis = Colormap.named("viridis");
    assertThat(viridis.rgb(0)).isEqualTo(0x440154);
    assertThat(viridis.rgb(1)).isEqualTo(0xfde725);
  }

  @Test
  void parameter_isClampedAndNanIsLow() {
    Colormap magma = Colormap.named("magma");
    assertThat(magma.rgb(-3)).isEqualTo(magma.rgb(0));
    assertThat(magma.rgb(7)).isEqualTo(magma.rgb(1));
    assertThat(magma.rgb(Double.NaN)).isEqualTo(magma.rgb(0));
  }

  @Test
  void table_isACopyOf256EntriesThatRgbHits() {
    for (String name : Colormap.names()) {
      Colormap map = Colormap.named(name);
      int[] table = map.table();
      assertThat(table).hasSize(256);
      assertThat(map.rgb(100 / 255.0)).isEqualTo(table[100]);
      table[0] = -1;
      assertThat(map.table()[0]).isNotEqualTo(-1);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"viridis", "magma", "inferno", "plasma", "cividis", "terrain"})
  void lightness_risesFromLowToHigh(String name) {
    int[] table = Colormap.named(name).table();
    for (int i = 8; i < 256; i += 8) {
      assertThat(luminance(table[i])).as("entry %d", i).isGreaterThan(luminance(table[i - 8]));
    }
  }

  @Test
  void unknownName_isRefusedWithTheKnownOnes() {
    assertThatThrownBy(() -> Colormap.named("jet"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("viridis")
        .hasMessageContaining("got \"jet\"");
  }

  private static double luminance(int rgb) {
    return 0.2126 * linear(rgb >> 16) + 0.7152 * linear(rgb >> 8) + 0.0722 * linear(rgb);
  }

  private static double linear(int channel) {
    return Math.pow((channel & 0xff) / 255.0, 2.2);
  }
}

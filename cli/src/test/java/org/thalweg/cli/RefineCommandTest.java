// SPDX-License-Identifier: Apache-2.0
package org.thalweg.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.thalweg.cli.run.ExitCode;
import org.thalweg.landscape.surface.NodeStatus;
import org.thalweg.landscape.surface.Surface;
import org.thalweg.landscape.surface.SurfaceFile;

class RefineCommandTest {
  @TempDir private Path folder;

  @Test
  void region_holdsTheBitsOfAFineSurfaceAndTheRestSaysItIsInterpolated() {
    Path coarse = folder.resolve("a.h5");
    Digits.surface(coarse, "--x", "-1:1:5", "--y", "-0.5:0.5:3");
    Surface fine = Digits.surface(folder.resolve("fine.h5"), "--x", "-1:1:9", "--y", "-0.5:0.5:5");

    Typed typed = Typed.of("refine", coarse, "--x", "-0.5:0.5", "--y", "-0.25:0.5");

    assertThat(typed.err() + typed.out()).contains("a-finer.h5: 9 x 5 points");
    assertThat(typed.code()).isZero();
    Surface joined = SurfaceFile.read(folder.resolve("a-finer.h5"));
    assertThat(joined.grid()).isEqualTo(fine.grid());
    int interpolated = 0;
    for (int node = 0; node < fine.grid().size(); node++) {
      if (joined.status().get(node) == NodeStatus.MEASURED) {
        for (int c = 0; c < fine.channels().size(); c++) {
          assertThat(joined.value(c, node)).isEqualTo(fine.value(c, node));
        }
      } else {
        interpolated++;
      }
    }
    // 45 nodes, of which 15 were known, and the region of 5 x 4 holds 6 of those.
    assertThat(interpolated).isEqualTo(45 - 15 - (20 - 6));
    assertThat(Typed.of("info", folder.resolve("a-finer.h5")).out())
        .contains("interpolated at 16 points");
  }

  @Test
  void sameRegionAgain_isComplete() {
    Path coarse = folder.resolve("a.h5");
    Digits.surface(coarse, "--x", "-1:1:3");
    Typed.of("refine", coarse, "--x", "0:1", "-o", folder.resolve("b.h5"));

    Typed again = Typed.of("refine", coarse, "--x", "0:1", "-o", folder.resolve("b.h5"));
    assertThat(again.out()).contains("complete");

    Typed other = Typed.of("refine", coarse, "--x", "-1:0", "-o", folder.resolve("b.h5"));
    assertThat(other.code()).isEqualTo(ExitCode.USAGE);
    assertThat(other.err()).contains("0.0:1.0").contains("-1.0:0.0");
  }

  @Test
  void rerun_repeatsARegion() {
    Path coarse = folder.resolve("a.h5");
    Digits.surface(coarse, "--x", "-1:1:3");
    Typed.of("refine", coarse, "--x", "0:1", "-o", folder.resolve("b.h5"));
    Typed rerun = Typed.of("rerun", folder.resolve("b.h5"), "-o", folder.resolve("c.h5"));
    assertThat(rerun.out()).contains("the same in every bit");
  }

  @Test
  void finerOfFiner_halvesAgain() {
    Path coarse = folder.resolve("a.h5");
    Digits.surface(coarse, "--x", "-1:1:3");
    Typed.of("refine", coarse, "--x", "0:1", "-o", folder.resolve("b.h5"));
    Typed typed =
        Typed.of("refine", folder.resolve("b.h5"), "--x", "0:0.5", "-o", folder.resolve("c.h5"));
    assertThat(typed.err()).isEmpty();
    assertThat(SurfaceFile.read(folder.resolve("c.h5")).grid().columns()).isEqualTo(9);
  }

  @Test
  void wrongInput_isOneLine() {
    Path line = folder.resolve("a.h5");
    Digits.surface(line, "--x", "-1:1:3");
    assertRefused("is a line; leave out --y", "refine", line, "--x", "0:1", "--y", "0:1");
    assertRefused("--x takes MIN:MAX", "refine", line, "--x", "0:1:5");
    assertRefused("smaller to its larger end", "refine", line, "--x", "1:0");
    assertRefused("holds no point", "refine", line, "--x", "0.1:0.2");
  }

  private static void assertRefused(String why, Object... words) {
    Typed typed = Typed.of(words);
    assertThat(typed.code()).isEqualTo(ExitCode.USAGE);
    assertThat(typed.err()).contains(why).startsWith("thalweg: ").hasLineCount(1);
  }
}

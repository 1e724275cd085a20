// SPDX-License-Identifier: Apache-2.0
package org.thalweg.render.plot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.image.BufferedImage;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.thalweg.landscape.surface.Surface;
import org.thalweg.render.Golden;
import org.thalweg.render.TestSurfaces;

class StillsTest {
  @TempDir private Path folder;

  @Test
  void filledBowl_looksAsAccepted() throws IOException {
    Golden.assertSameText("bowl-filled.svg", svg(TestSurfaces.bowl(), PlotKind.FILLED));
  }

  @Test
  void contouredPath_looksAsAccepted() throws IOException {
    Golden.assertSameText("path-contour.svg", svg(TestSurfaces.himmelblau(), PlotKind.CONTOUR));
  }

  @Test
  void curve_looksAsAccepted() throws IOException {
    Golden.assertSameText("curve.svg", svg(TestSurfaces.curve(), PlotKind.CURVE));
  }

  @Test
  void chasmInSpace_looksAsAccepted() throws IOException {
    Golden.assertSimilarImage("chasm-surface.png", png(TestSurfaces.chasm(), PlotKind.SURFACE));
  }

  @Test
  void chasmAsHeat_looksAsAccepted() throws IOException {
    Golden.assertSimilarImage("chasm-heat.png", png(TestSurfaces.chasm(), PlotKind.HEAT));
  }

  @ParameterizedTest
  @EnumSource(
      names = {"CURVE", "PATH"},
      mode = EnumSource.Mode.EXCLUDE)
  void everyKindOfPlane_comesInEveryFormat(PlotKind kind) throws IOException {
    for (String extension : new String[] {"svg", "pdf", "png"}) {
      Path out = folder.resolve(kind + "." + extension);
      PlotOptions options =
          PlotOptions.builder().kind(kind).style(Style.DARK).size(420, 400).pixelScale(1).build();
      Stills.write(TestSurfaces.indexed(), out, options);
      assertThat(out).isNotEmptyFile();
    }
  }

  @Test
  void figure1Style_clipsAtTenOnALogScale() {
    PlotOptions options = PlotOptions.builder().style(Style.FIGURE1).build();
    assertThat(Scene.of(TestSurfaces.chasm(), PlotKind.FILLED, options).remarks().get(0))
        .contains("log(z + 0.1) scale, clipped at 10");
    assertThat(Scene.of(TestSurfaces.bowl(), PlotKind.FILLED, options).remarks().get(0))
        .isEqualTo("log(z + 0.1) scale");
  }

  @Test
  void heatOfANonSquareGrid_putsXToTheRightAndYUp() throws IOException {
    // A single low node at ix = 4, iy = 0 of 5 × 7: dark at the lower right only.
    Surface surface =
        TestSurfaces.plane(
            "corner", "0:4:5", "0:6:7", (x, y) -> x == 4 && y == 0 ? 0 : 1, List.of());
    BufferedImage image = ImageIO.read(png(surface, PlotKind.HEAT).toFile());
    int[] dark = boundsOf(image, 0x440154);
    assertThat(dark[0]).isGreaterThan(image.getWidth() / 2);
    assertThat(dark[1]).isGreaterThan(image.getHeight() / 2);
  }

  @Test
  void nodesWithoutANumber_areHatchedAndNamed() throws IOException {
    String svg = svg(TestSurfaces.chasm(), PlotKind.FILLED);
    assertThat(svg).contains("hatched: 161 of 2601 points not finite", "#8c959f");
  }

  @Test
  void allNodesWithoutANumber_stillDraw() throws IOException {
    Surface blank =
        TestSurfaces.plane("blank", "-1:1:5", "-1:1:4", (x, y) -> Double.NaN, List.of());
    for (PlotKind kind : Set.of(PlotKind.FILLED, PlotKind.HEAT, PlotKind.SURFACE)) {
      assertThat(png(blank, kind)).isNotEmptyFile();
    }
  }

  @Test
  void severalViews_standBesideOneColourBar() throws IOException {
    Path out = folder.resolve("views.svg");
    PlotOptions.Builder options = PlotOptions.builder().kind(PlotKind.SURFACE);
    Stills.write(TestSurfaces.bowl(), out, options.views(2).build());
    assertThat(Files.readString(out)).contains("seen from 2 sides, each turned by 180°");

    BufferedImage one = ImageIO.read(written("one.png", options.views(1)));
    BufferedImage two = ImageIO.read(written("two.png", options.views(2)));
    BufferedImage four = ImageIO.read(written("four.png", options.views(4)));
    assertThat(two.getWidth()).isEqualTo(one.getWidth());
    assertThat(two.getHeight()).isLessThan(one.getHeight());
    assertThat(four.getHeight()).isGreaterThan(two.getHeight());
    for (int wrong : new int[] {0, 5}) {
      assertThatThrownBy(() -> PlotOptions.builder().views(wrong).build())
          .hasMessage("a surface is seen from 1 to 4 sides, got %d views", wrong);
    }
  }

  private File written(String name, PlotOptions.Builder options) {
    Path out = folder.resolve(name);
    Stills.write(TestSurfaces.bowl(), out, options.pixelScale(1).build());
    return out.toFile();
  }

  @Test
  void kindThatDoesNotFit_isRefused() {
    assertThatThrownBy(() -> png(TestSurfaces.curve(), PlotKind.SURFACE))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("a surface picture needs a surface of 2 dimensions, got 1");
  }

  @Test
  void pathPictureWithoutAPath_isRefused() {
    assertThatThrownBy(() -> png(TestSurfaces.bowl(), PlotKind.PATH))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("a path picture needs a surface with a path, got none");
  }

  @Test
  void unknownChannel_isRefusedWithTheKnownOnes() {
    PlotOptions options = PlotOptions.builder().channel("val_loss").build();
    assertThatThrownBy(() -> Stills.write(TestSurfaces.bowl(), folder.resolve("a.png"), options))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("a channel is one of train_loss, train_acc, got \"val_loss\"");
    assertThat(folder).isEmptyDirectory();
  }

  @Test
  void longCaptionOnASmallSheet_makesItTaller() throws IOException {
    Path out = folder.resolve("a.png");
    Stills.write(
        TestSurfaces.chasm(), out, PlotOptions.builder().size(300, 300).pixelScale(1).build());
    assertThat(ImageIO.read(out.toFile()).getHeight()).isGreaterThan(300);
  }

  private String svg(Surface surface, PlotKind kind) throws IOException {
    Path out = folder.resolve("a.svg");
    Stills.write(surface, out, PlotOptions.builder().kind(kind).build());
    // The embedded letters are bytes of the font library, not of this drawing.
    return Files.readString(out).replaceAll("base64,[A-Za-z0-9+/=]+", "base64,");
  }

  private Path png(Surface surface, PlotKind kind) throws IOException {
    Path out = folder.resolve("a.png");
    Stills.write(
        surface, out, PlotOptions.builder().kind(kind).size(480, 420).pixelScale(1).build());
    return out;
  }

  private static int[] boundsOf(BufferedImage image, int rgb) {
    int[] least = {Integer.MAX_VALUE, Integer.MAX_VALUE};
    // The colour bar's lower end has this colour too, and lies further right.
    int end = (int) (image.getWidth() * 0.8);
    for (int y = 0; y < image.getHeight(); y++) {
      for (int x = 0; x < end; x++) {
        if ((image.getRGB(x, y) & 0xffffff) == rgb) {
          least[0] = Math.min(least[0], x);
          least[1] = Math.min(least[1], y);
        }
      }
    }
    assertThat(Arrays.stream(least).max().orElseThrow()).isLessThan(Integer.MAX_VALUE);
    return least;
  }
}

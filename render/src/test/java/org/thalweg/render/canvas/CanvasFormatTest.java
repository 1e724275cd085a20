// SPDX-License-Identifier: Apache-2.0
package org.thalweg.render.canvas;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.geom.Rectangle2D;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import javax.imageio.ImageIO;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;

class CanvasFormatTest {
  private static final Sheet SHEET =
      new Sheet(300, 200, 2, Ink.of(0xffffff), "a title", "a <description>");

  @Test
  void unknownExtension_isRefusedWithTheKnownOnes() {
    assertThat(CanvasFormat.of(Path.of("a/b.PNG"))).isEqualTo(CanvasFormat.PNG);
    assertThatThrownBy(() -> CanvasFormat.of(Path.of("a.bmp")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("a picture ends in .png, .svg, .pdf, got \"a.bmp\"");
  }

  @Test
  void png_hasPixelScaleTimesTheUnits() throws IOException {
    var image = ImageIO.read(new ByteArrayInputStream(drawn(CanvasFormat.PNG)));
    assertThat(image.getWidth()).isEqualTo(600);
    assertThat(image.getRGB(2 * 20, 2 * 20) & 0xffffff).isEqualTo(0xff0000);
    assertThat(image.getRGB(2 * 200, 2 * 150) & 0xffffff).isEqualTo(0xffffff);
  }

  @Test
  void svg_keepsTextAsTextAndEmbedsItsLetters() throws IOException {
    String svg = new String(drawn(CanvasFormat.SVG), StandardCharsets.UTF_8);
    assertThat(svg)
        .contains(">‖θ‖ = 1 &lt; 2</text>", "@font-face{font-family:'DejaVu Sans'")
        .contains("<desc>a &lt;description&gt;</desc>");
  }

  @Test
  void pdf_canBeSearched() throws IOException {
    try (PDDocument document = Loader.loadPDF(drawn(CanvasFormat.PDF))) {
      assertThat(new PDFTextStripper().getText(document)).contains("‖θ‖ = 1 < 2");
      assertThat(document.getDocumentInformation().getTitle()).isEqualTo("a title");
    }
  }

  @Test
  void samePicture_isTheSameBytes() throws IOException {
    for (CanvasFormat format : CanvasFormat.values()) {
      assertThat(drawn(format)).isEqualTo(drawn(format));
    }
  }

  @Test
  void tinySheet_isRefused() {
    assertThatThrownBy(() -> new Sheet(100, 200, 1, Ink.of(0), "", ""))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("got 100.0 by 200.0");
  }

  @Test
  void svgNumbers_haveTwoDecimals() {
    assertThat(SvgCanvas.number(-0.004)).isEqualTo("0");
    assertThat(SvgCanvas.number(-1.5)).isEqualTo("-1.5");
    assertThat(SvgCanvas.number(3.056)).isEqualTo("3.06");
  }

  private static byte[] drawn(CanvasFormat format) throws IOException {
    Canvas canvas = format.open(SHEET);
    canvas.fill(new Rectangle2D.Double(10, 10, 20, 20), Ink.of(0xff0000));
    canvas.text("‖θ‖ = 1 < 2", 50, 100, Lettering.of(Ink.of(0), 12).turned(30));
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    canvas.save(out);
    return out.toByteArray();
  }
}

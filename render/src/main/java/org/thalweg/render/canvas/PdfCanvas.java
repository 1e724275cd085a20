// SPDX-License-Identifier: Apache-2.0
package org.thalweg.render.canvas;

import java.awt.Shape;
import java.awt.geom.AffineTransform;
import java.awt.geom.PathIterator;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.GregorianCalendar;
import java.util.HashMap;
import java.util.Map;
import java.util.TimeZone;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDDocumentInformation;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.pdmodel.font.PDType0Font;
import org.apache.pdfbox.pdmodel.graphics.image.LosslessFactory;
import org.apache.pdfbox.pdmodel.graphics.state.PDExtendedGraphicsState;
import org.apache.pdfbox.util.Matrix;

/** One PDF page by PDFBox, with the letters used embedded; its text can be searched. */
final class PdfCanvas implements Canvas {
  private final Sheet sheet;
  private final PDDocument document = new PDDocument();
  private final PDPageContentStream content;
  private final Map<Typeface, PDFont> fonts = new HashMap<>();
  private final Map<Double, PDExtendedGraphicsState> opacities = new HashMap<>();

  PdfCanvas(Sheet sheet) {
    this.sheet = sheet;
    try {
      PDPage page = new PDPage(new PDRectangle((float) sheet.width(), (float) sheet.height()));
      document.addPage(page);
      describe();
      content = new PDPageContentStream(document, page);
      content.transform(new Matrix(1, 0, 0, -1, 0, (float) sheet.height()));
      content.setLineCapStyle(1);
      content.setLineJoinStyle(1);
      ink(sheet.background(), false);
      content.addRect(0, 0, (float) sheet.width(), (float) sheet.height());
      content.fill();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A fixed date and identifier: the same picture is the same bytes. */
  private void describe() {
    PDDocumentInformation about = new PDDocumentInformation();
    about.setTitle(sheet.title());
    about.setSubject(sheet.description());
    about.setCreator("Thalweg");
    GregorianCalendar epoch = new GregorianCalendar(TimeZone.getTimeZone("UTC"));
    epoch.setTimeInMillis(0);
    about.setCreationDate(epoch);
    document.setDocumentInformation(about);
    document.setDocumentId(0L);
  }

  @Override
  public double width() {
    return sheet.width();
  }

  @Override
  public double height() {
    return sheet.height();
  }

  @Override
  public double pixelScale() {
    return 0;
  }

  @Override
  public void fill(Shape shape, Ink ink) {
    draw(
        () -> {
          ink(ink, false);
          PathIterator path = shape.getPathIterator(null);
          boolean evenOdd = path.getWindingRule() == PathIterator.WIND_EVEN_ODD;
          trace(path);
          if (evenOdd) {
            content.fillEvenOdd();
          } else {
            content.fill();
          }
        });
  }

  @Override
  public void stroke(Shape shape, Pen pen) {
    draw(
        () -> {
          ink(pen.ink(), true);
          content.setLineWidth((float) pen.width());
          float[] dashes = new float[pen.dashes().size()];
          for (int i = 0; i < dashes.length; i++) {
            dashes[i] = pen.dashes().get(i).floatValue();
          }
          content.setLineDashPattern(dashes, 0);
          content.setLineCapStyle(dashes.length == 0 ? 1 : 0);
          trace(shape.getPathIterator(null));
          content.stroke();
        });
  }

  @Override
  public void text(String word, double x, double y, Lettering lettering) {
    Typeface face = lettering.face();
    String drawable = face.drawable(word);
    AffineTransform place = AffineTransform.getTranslateInstance(x, y);
    place.rotate(Math.toRadians(lettering.angle()));
    place.translate(-lettering.anchor().share() * lettering.widthOf(drawable), 0);
    place.scale(1, -1);
    draw(
        () -> {
          ink(lettering.ink(), false);
          content.beginText();
          content.setFont(font(face), (float) lettering.size());
          content.setTextMatrix(new Matrix(place));
          content.showText(drawable);
          content.endText();
        });
  }

  private PDFont font(Typeface face) throws IOException {
    PDFont font = fonts.get(face);
    if (font == null) {
      font = PDType0Font.load(document, face.open(), true);
      fonts.put(face, font);
    }
    return font;
  }

  @Override
  public void image(BufferedImage image, double x, double y, double width, double height) {
    draw(
        () ->
            content.drawImage(
                LosslessFactory.createFromImage(document, image),
                new Matrix((float) width, 0, 0, (float) -height, (float) x, (float) (y + height))));
  }

  @Override
  public void clip(Shape shape) {
    draw(
        () -> {
          content.saveGraphicsState();
          trace(shape.getPathIterator(null));
          content.clip();
        });
  }

  @Override
  public void unclip() {
    draw(content::restoreGraphicsState);
  }

  @Override
  public void save(OutputStream out) throws IOException {
    content.close();
    document.save(out);
    document.close();
  }

  private void ink(Ink ink, boolean line) throws IOException {
    PDExtendedGraphicsState state = opacities.get(ink.opacity());
    if (state == null) {
      state = new PDExtendedGraphicsState();
      state.setNonStrokingAlphaConstant((float) ink.opacity());
      state.setStrokingAlphaConstant((float) ink.opacity());
      opacities.put(ink.opacity(), state);
    }
    content.setGraphicsStateParameters(state);
    float r = (ink.rgb() >> 16 & 0xff) / 255f;
    float g = (ink.rgb() >> 8 & 0xff) / 255f;
    float b = (ink.rgb() & 0xff) / 255f;
    if (line) {
      content.setStrokingColor(r, g, b);
    } else {
      content.setNonStrokingColor(r, g, b);
    }
  }

  private void trace(PathIterator path) throws IOException {
    float[] c = new float[6];
    float lastX = 0;
    float lastY = 0;
    for (; !path.isDone(); path.next()) {
      int kind = path.currentSegment(c);
      switch (kind) {
        case PathIterator.SEG_MOVETO -> content.moveTo(c[0], c[1]);
        case PathIterator.SEG_LINETO -> content.lineTo(c[0], c[1]);
        case PathIterator.SEG_QUADTO ->
            content.curveTo(
                (lastX + 2 * c[0]) / 3,
                (lastY + 2 * c[1]) / 3,
                (c[2] + 2 * c[0]) / 3,
                (c[3] + 2 * c[1]) / 3,
                c[2],
                c[3]);
        case PathIterator.SEG_CUBICTO -> content.curveTo(c[0], c[1], c[2], c[3], c[4], c[5]);
        default -> content.closePath();
      }
      int end = kind == PathIterator.SEG_CUBICTO ? 4 : kind == PathIterator.SEG_QUADTO ? 2 : 0;
      lastX = c[end];
      lastY = c[end + 1];
    }
  }

  private interface Step {
    void run() throws IOException;
  }

  private static void draw(Step step) {
    try {
      step.run();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}

// SPDX-License-Identifier: Apache-2.0
package org.thalweg.render.canvas;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.Shape;
import java.awt.geom.AffineTransform;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.OutputStream;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageTypeSpecifier;
import javax.imageio.ImageWriter;
import javax.imageio.metadata.IIOMetadata;
import javax.imageio.metadata.IIOMetadataNode;
import javax.imageio.stream.ImageOutputStream;
import javax.imageio.stream.MemoryCacheImageOutputStream;

/** Pixels by Java2D; letters are filled outlines, so that no system font is asked for. */
final class PngCanvas implements Canvas {
  private static final String TEXT_FORMAT = "javax_imageio_png_1.0";

  private final Sheet sheet;
  private final BufferedImage image;
  private final Graphics2D graphics;

  PngCanvas(Sheet sheet) {
    this.sheet = sheet;
    double scale = sheet.pixelScale();
    image =
        new BufferedImage(
            (int) Math.round(sheet.width() * scale),
            (int) Math.round(sheet.height() * scale),
            BufferedImage.TYPE_INT_RGB);
    graphics = image.createGraphics();
    hint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
    hint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
    hint(RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_NEAREST_NEIGHBOR);
    graphics.setColor(new Color(sheet.background().rgb()));
    graphics.fillRect(0, 0, image.getWidth(), image.getHeight());
    graphics.scale(scale, scale);
  }

  private void hint(RenderingHints.Key key, Object value) {
    graphics.setRenderingHint(key, value);
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
    return sheet.pixelScale();
  }

  @Override
  public void fill(Shape shape, Ink ink) {
    graphics.setColor(new Color(ink.argb(), true));
    graphics.fill(shape);
  }

  @Override
  public void stroke(Shape shape, Pen pen) {
    graphics.setColor(new Color(pen.ink().argb(), true));
    graphics.setStroke(stroke(pen));
    graphics.draw(shape);
  }

  private static BasicStroke stroke(Pen pen) {
    float width = (float) pen.width();
    if (pen.dashes().isEmpty()) {
      return new BasicStroke(width, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND);
    }
    float[] dashes = new float[pen.dashes().size()];
    for (int i = 0; i < dashes.length; i++) {
      dashes[i] = pen.dashes().get(i).floatValue();
    }
    return new BasicStroke(width, BasicStroke.CAP_BUTT, BasicStroke.JOIN_ROUND, 1, dashes, 0);
  }

  @Override
  public void text(String word, double x, double y, Lettering lettering) {
    fill(lettering.outline(word, x, y), lettering.ink());
  }

  @Override
  public void image(BufferedImage picture, double x, double y, double width, double height) {
    AffineTransform place = AffineTransform.getTranslateInstance(x, y);
    place.scale(width / picture.getWidth(), height / picture.getHeight());
    graphics.drawImage(picture, place, null);
  }

  @Override
  public void clip(Shape shape) {
    graphics.setClip(shape);
  }

  @Override
  public void unclip() {
    graphics.setClip(null);
  }

  @Override
  public void save(OutputStream out) throws IOException {
    ImageWriter writer = ImageIO.getImageWritersByFormatName("png").next();
    try (ImageOutputStream stream = new MemoryCacheImageOutputStream(out)) {
      writer.setOutput(stream);
      IIOMetadata metadata =
          writer.getDefaultImageMetadata(
              ImageTypeSpecifier.createFromRenderedImage(image), writer.getDefaultWriteParam());
      metadata.mergeTree(TEXT_FORMAT, words());
      writer.write(null, new IIOImage(image, null, metadata), null);
    } finally {
      writer.dispose();
    }
  }

  private IIOMetadataNode words() {
    IIOMetadataNode text = new IIOMetadataNode("iTXt");
    text.appendChild(entry("Title", sheet.title()));
    text.appendChild(entry("Description", sheet.description()));
    IIOMetadataNode root = new IIOMetadataNode(TEXT_FORMAT);
    root.appendChild(text);
    return root;
  }

  private static IIOMetadataNode entry(String keyword, String text) {
    IIOMetadataNode entry = new IIOMetadataNode("iTXtEntry");
    entry.setAttribute("keyword", keyword);
    entry.setAttribute("compressionFlag", "FALSE");
    entry.setAttribute("compressionMethod", "0");
    entry.setAttribute("languageTag", "en");
    entry.setAttribute("translatedKeyword", keyword);
    entry.setAttribute("text", text);
    return entry;
  }
}

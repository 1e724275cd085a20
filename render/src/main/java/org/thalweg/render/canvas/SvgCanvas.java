// SPDX-License-Identifier: Apache-2.0
package org.thalweg.render.canvas;

import java.awt.Shape;
import java.awt.geom.PathIterator;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import javax.imageio.ImageIO;

/** SVG whose text stays text; the letters used travel with it as an embedded font. */
final class SvgCanvas implements Canvas {
  private final Sheet sheet;
  private final StringBuilder body = new StringBuilder();
  private final Set<Integer> regular = new TreeSet<>();
  private final Set<Integer> bold = new TreeSet<>();
  private int clips;

  SvgCanvas(Sheet sheet) {
    this.sheet = sheet;
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
    PathIterator path = shape.getPathIterator(null);
    String rule =
        path.getWindingRule() == PathIterator.WIND_EVEN_ODD ? " fill-rule=\"evenodd\"" : "";
    element(
        "<path d=\"%s\" fill=\"%s\"%s%s/>"
            .formatted(data(path), ink.hex(), opacity("fill-opacity", ink), rule));
  }

  @Override
  public void fillGrown(Shape shape, Ink ink, double width) {
    element(
        "<path d=\"%s\" fill=\"%s\" stroke=\"%s\" stroke-width=\"%s\"/>"
            .formatted(data(shape.getPathIterator(null)), ink.hex(), ink.hex(), number(width)));
  }

  @Override
  public void stroke(Shape shape, Pen pen) {
    String dashes =
        pen.dashes().isEmpty()
            ? ""
            : pen.dashes().stream()
                .map(SvgCanvas::number)
                .collect(
                    Collectors.joining(" ", " stroke-linecap=\"butt\" stroke-dasharray=\"", "\""));
    element(
        "<path d=\"%s\" fill=\"none\" stroke=\"%s\"%s stroke-width=\"%s\"%s/>"
            .formatted(
                data(shape.getPathIterator(null)),
                pen.ink().hex(),
                opacity("stroke-opacity", pen.ink()),
                number(pen.width()),
                dashes));
  }

  @Override
  public void text(String word, double x, double y, Lettering lettering) {
    word.codePoints().forEach((lettering.bold() ? bold : regular)::add);
    String anchor = lettering.anchor().name().toLowerCase(Locale.ROOT);
    String at = number(x) + " " + number(y);
    element(
        "<text x=\"%s\" y=\"%s\" font-size=\"%s\" fill=\"%s\"%s%s%s%s>%s</text>"
            .formatted(
                number(x),
                number(y),
                number(lettering.size()),
                lettering.ink().hex(),
                opacity("fill-opacity", lettering.ink()),
                anchor.equals("start") ? "" : " text-anchor=\"%s\"".formatted(anchor),
                lettering.bold() ? " font-weight=\"bold\"" : "",
                lettering.angle() == 0
                    ? ""
                    : " transform=\"rotate(%s %s)\"".formatted(number(lettering.angle()), at),
                escaped(word)));
  }

  @Override
  public void image(BufferedImage image, double x, double y, double width, double height) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try {
      ImageIO.write(image, "png", bytes);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    element(
        ("<image x=\"%s\" y=\"%s\" width=\"%s\" height=\"%s\" preserveAspectRatio=\"none\""
                + " href=\"data:image/png;base64,%s\"/>")
            .formatted(
                number(x), number(y), number(width), number(height), base64(bytes.toByteArray())));
  }

  @Override
  public void clip(Shape shape) {
    clips++;
    element(
        "<clipPath id=\"clip%d\"><path d=\"%s\"/></clipPath>"
            .formatted(clips, data(shape.getPathIterator(null))));
    element("<g clip-path=\"url(#clip%d)\">".formatted(clips));
  }

  @Override
  public void unclip() {
    body.append("</g>\n");
  }

  @Override
  public void save(OutputStream out) throws IOException {
    String w = number(width());
    String h = number(height());
    String head =
        """
        <?xml version="1.0" encoding="UTF-8"?>
        <svg xmlns="http://www.w3.org/2000/svg" width="%s" height="%s" viewBox="0 0 %s %s" \
        role="img" font-family="'%s', Verdana, sans-serif" stroke-linecap="round" \
        stroke-linejoin="round">
        <title>%s</title>
        <desc>%s</desc>
        <style>
        %s%s</style>
        <rect width="%s" height="%s" fill="%s"/>
        """
            .formatted(
                w,
                h,
                w,
                h,
                Typeface.FAMILY,
                escaped(sheet.title()),
                escaped(sheet.description()),
                face("normal", Typeface.REGULAR, regular),
                face("bold", Typeface.BOLD, bold),
                w,
                h,
                sheet.background().hex());
    out.write((head + body + "</svg>\n").getBytes(StandardCharsets.UTF_8));
  }

  private static String face(String weight, Typeface face, Set<Integer> used) {
    if (used.isEmpty()) {
      return "";
    }
    return "@font-face{font-family:'%s';font-weight:%s;src:url(data:font/ttf;base64,%s)}%n"
        .formatted(Typeface.FAMILY, weight, base64(face.subset(used)))
        .replace("\r", "");
  }

  private static String base64(byte[] bytes) {
    return Base64.getEncoder().encodeToString(bytes);
  }

  private void element(String element) {
    body.append(element).append('\n');
  }

  private static String opacity(String name, Ink ink) {
    return ink.opacity() >= 1 ? "" : " %s=\"%s\"".formatted(name, number(ink.opacity()));
  }

  private static String data(PathIterator path) {
    StringBuilder text = new StringBuilder();
    double[] c = new double[6];
    for (; !path.isDone(); path.next()) {
      switch (path.currentSegment(c)) {
        case PathIterator.SEG_MOVETO -> append(text, 'M', c, 2);
        case PathIterator.SEG_LINETO -> append(text, 'L', c, 2);
        case PathIterator.SEG_QUADTO -> append(text, 'Q', c, 4);
        case PathIterator.SEG_CUBICTO -> append(text, 'C', c, 6);
        default -> text.append('Z');
      }
    }
    return text.toString();
  }

  private static void append(StringBuilder text, char command, double[] c, int count) {
    text.append(command);
    for (int i = 0; i < count; i++) {
      text.append(i == 0 ? "" : " ").append(number(c[i]));
    }
  }

  /** At most two decimals: a hundredth of a pixel, and no noise in golden files. */
  static String number(double value) {
    long hundredths = Math.round(value * 100);
    String sign = hundredths < 0 ? "-" : "";
    long size = Math.abs(hundredths);
    long rest = size % 100;
    String decimals =
        rest == 0 ? "" : rest % 10 == 0 ? "." + rest / 10 : (rest < 10 ? ".0" : ".") + rest;
    return sign + size / 100 + decimals;
  }

  private static String escaped(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
  }
}

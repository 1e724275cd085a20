// SPDX-License-Identifier: Apache-2.0
package org.thalweg.render.canvas;

import java.awt.geom.AffineTransform;
import java.awt.geom.Path2D;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.fontbox.ttf.CmapLookup;
import org.apache.fontbox.ttf.GlyphData;
import org.apache.fontbox.ttf.TTFParser;
import org.apache.fontbox.ttf.TTFSubsetter;
import org.apache.fontbox.ttf.TrueTypeFont;
import org.apache.pdfbox.io.RandomAccessReadBuffer;

/**
 * DejaVu Sans, read from the jar without Java's font system.
 *
 * <p>A Java without fontconfig cannot load fonts at all, and advances differ between platforms; the
 * font's own tables do not. Thread-safe: lookups are serialised.
 */
final class Typeface {
  static final String FAMILY = "DejaVu Sans";
  static final double CAP_HEIGHT = 0.729;
  static final Typeface REGULAR = new Typeface("DejaVuSans.ttf");
  static final Typeface BOLD = new Typeface("DejaVuSans-Bold.ttf");

  // What browsers ask for, and hinting; not the layout tables, which are most of the file.
  private static final List<String> TABLES =
      List.of(
          "head", "hhea", "maxp", "OS/2", "name", "post", "cmap", "hmtx", "loca", "glyf", "cvt ",
          "fpgm", "prep");

  private final String resource;
  private final TrueTypeFont font;
  private final CmapLookup glyphs;
  private final double em;
  private final Map<Integer, Double> advances = new HashMap<>();

  private Typeface(String resource) {
    this.resource = resource;
    try (InputStream in = open()) {
      font = new TTFParser().parse(new RandomAccessReadBuffer(in));
      glyphs = font.getUnicodeCmapLookup();
      em = font.getUnitsPerEm();
    } catch (IOException e) {
      throw new UncheckedIOException("the bundled font must be readable: " + resource, e);
    }
  }

  /** The whole font file; the caller closes it. */
  InputStream open() {
    InputStream in = Typeface.class.getResourceAsStream(resource);
    if (in == null) {
      throw new IllegalStateException("the jar must hold the font " + resource);
    }
    return in;
  }

  /** The advance of {@code text} in em. */
  synchronized double width(String text) {
    return text.codePoints().mapToDouble(this::advance).sum();
  }

  private double advance(int codePoint) {
    return advances.computeIfAbsent(
        codePoint,
        code -> {
          try {
            return font.getAdvanceWidth(glyphs.getGlyphId(code)) / em;
          } catch (IOException e) {
            throw new UncheckedIOException(e);
          }
        });
  }

  /** The outline of {@code text} at size 1, from the origin on its baseline, y downwards. */
  synchronized Path2D outline(String text) {
    Path2D all = new Path2D.Double(Path2D.WIND_NON_ZERO);
    double x = 0;
    for (int code : text.codePoints().toArray()) {
      all.append(
          glyph(code).getPathIterator(new AffineTransform(1 / em, 0, 0, -1 / em, x, 0)), false);
      x += advance(code);
    }
    return all;
  }

  private Path2D glyph(int codePoint) {
    try {
      GlyphData data = font.getGlyph().getGlyph(glyphs.getGlyphId(codePoint));
      return data == null ? new Path2D.Double() : data.getPath();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** {@code text} with what this font cannot draw replaced by a question mark. */
  String drawable(String text) {
    StringBuilder kept = new StringBuilder();
    text.codePoints().forEach(c -> kept.appendCodePoint(glyphs.getGlyphId(c) == 0 ? '?' : c));
    return kept.toString();
  }

  /** A font file with these characters only. */
  synchronized byte[] subset(Set<Integer> codePoints) {
    try {
      TTFSubsetter subsetter = new TTFSubsetter(font, TABLES);
      codePoints.forEach(subsetter::add);
      ByteArrayOutputStream bytes = new ByteArrayOutputStream();
      subsetter.writeToStream(bytes);
      return bytes.toByteArray();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}

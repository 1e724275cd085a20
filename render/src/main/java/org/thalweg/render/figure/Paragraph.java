// SPDX-License-Identifier: Apache-2.0
package org.thalweg.render.figure;

import java.util.ArrayList;
import java.util.List;
import org.thalweg.render.canvas.Canvas;
import org.thalweg.render.canvas.Lettering;

/** Words wrapped to a width. */
public record Paragraph(List<String> lines, Lettering lettering) {
  private static final double LEADING = 1.45;
  private static final double STEP = 10;

  public Paragraph {
    lines = List.copyOf(lines);
  }

  /**
   * Breaks between words into as few lines as fit, then evens them out; breaks inside a word only
   * where it alone is too wide.
   */
  public static Paragraph wrap(String text, Lettering lettering, double width) {
    Paragraph fewest = greedy(text, lettering, width);
    Paragraph best = fewest;
    for (double narrow = width - STEP; narrow > width / 2; narrow -= STEP) {
      Paragraph next = greedy(text, lettering, narrow);
      if (next.lines().size() > fewest.lines().size()) {
        return best;
      }
      best = next;
    }
    return fewest.lines().size() == 1 ? fewest : best;
  }

  private static Paragraph greedy(String text, Lettering lettering, double width) {
    List<String> lines = new ArrayList<>();
    String line = "";
    for (String word : text.split(" ", -1)) {
      String longer = line.isEmpty() ? word : line + " " + word;
      if (lettering.widthOf(longer) <= width) {
        line = longer;
        continue;
      }
      if (!line.isEmpty()) {
        lines.add(line);
      }
      line = word;
      while (lettering.widthOf(line) > width && line.length() > 1) {
        int fits = fitting(line, lettering, width);
        lines.add(line.substring(0, fits));
        line = line.substring(fits);
      }
    }
    lines.add(line);
    return new Paragraph(lines, lettering);
  }

  private static int fitting(String word, Lettering lettering, double width) {
    int count = word.length() - 1;
    while (count > 1 && lettering.widthOf(word.substring(0, count)) > width) {
      count--;
    }
    return count;
  }

  public double height() {
    return lines.size() * lettering.size() * LEADING;
  }

  /** Draws downwards from the top {@code y}. */
  public void draw(Canvas canvas, double x, double y) {
    double baseline = y + lettering.size();
    for (String line : lines) {
      canvas.text(line, x, baseline, lettering);
      baseline += lettering.size() * LEADING;
    }
  }
}

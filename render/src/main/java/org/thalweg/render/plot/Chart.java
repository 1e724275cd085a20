// SPDX-License-Identifier: Apache-2.0
package org.thalweg.render.plot;

import java.awt.geom.Rectangle2D;
import java.util.List;
import java.util.OptionalDouble;
import org.thalweg.render.canvas.Canvas;

/** What stands between title and caption. */
public interface Chart {
  void draw(Canvas canvas, Rectangle2D.Double body);

  /** What it hides, for the caption. */
  List<String> remarks();

  /** The height that suits this width; empty where any does. */
  default OptionalDouble heightFor(double width) {
    return OptionalDouble.empty();
  }
}

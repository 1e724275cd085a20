// SPDX-License-Identifier: Apache-2.0
package org.thalweg.render.plot;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;
import org.thalweg.landscape.surface.Surface;
import org.thalweg.render.canvas.Ink;
import org.thalweg.render.canvas.Pen;
import org.thalweg.render.figure.Draws;
import org.thalweg.render.layer.Trace;

/**
 * One channel along a line, with its band and the draws behind it.
 *
 * @param draws single draws where the channel is their mean
 */
record Curve(String label, Pen pen, Trace trace, List<Trace> draws) {
  private static final int MOST_DOTS = 101;
  private static final double FAINT = 0.32;

  Curve {
    draws = List.copyOf(draws);
  }

  /** Test data are dashed where training data are drawn too. */
  static List<Curve> ofKind(Surface surface, String ending, Ink ink) {
    List<Curve> curves = new ArrayList<>();
    for (int c = 0; c < surface.channels().size(); c++) {
      String name = surface.channels().get(c).name();
      if (name.endsWith(ending)) {
        Pen pen = Pen.of(ink, 2);
        boolean second = name.startsWith("test") && !curves.isEmpty();
        curves.add(of(surface, c, second ? pen.dashed(7, 4) : pen));
      }
    }
    return curves;
  }

  static Curve of(Surface surface, int channel, Pen pen) {
    double[] x = surface.grid().x().toArray();
    Draws draws = Draws.of(surface, channel);
    Trace trace = Trace.of(x, surface.values(channel), pen);
    String name = surface.channels().get(channel).name();
    Optional<Integer> spread =
        draws.isEmpty() ? surface.findChannel(name + "_se") : draws.deviation();
    if (spread.isPresent()) {
      trace = trace.within(surface.values(spread.get()));
    }
    if (x.length <= MOST_DOTS) {
      trace = trace.dotted(pen.width() * 1.3);
    }
    Pen faint = Pen.of(pen.ink().faded(FAINT), 0.8);
    return new Curve(
        surface.channels().get(channel).label(),
        pen,
        trace,
        draws.channels().stream().map(d -> Trace.of(x, surface.values(d), faint)).toList());
  }

  DoubleStream values() {
    return Stream.concat(Stream.of(trace), draws.stream()).flatMapToDouble(Trace::values);
  }
}

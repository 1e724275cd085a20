// SPDX-License-Identifier: Apache-2.0
package org.thalweg.cli.run;

import java.nio.file.Path;
import java.util.Arrays;
import org.thalweg.landscape.surface.Surface;
import org.thalweg.study.measure.SurfaceRunner;

/** What a finished surface says of itself in a few lines. */
public final class SurfaceSummary {
  private SurfaceSummary() {}

  /** Lines for people, each ended. */
  public static String of(Path output, SurfaceRunner.Outcome outcome, int images) {
    Surface surface = outcome.surface();
    StringBuilder text = new StringBuilder();
    String size =
        surface.grid().dimension() == 1
            ? "%d points".formatted(surface.grid().columns())
            : "%d x %d points".formatted(surface.grid().columns(), surface.grid().rows());
    double[] loss = surface.values(surface.lossChannel());
    double[] finite = Arrays.stream(loss).filter(Double::isFinite).sorted().toArray();
    String name = surface.channels().get(surface.lossChannel()).label();
    String range =
        finite.length == 0
            ? "no finite %s".formatted(name)
            : "%s %.4g to %.4g".formatted(name, finite[0], finite[finite.length - 1]);
    text.append("%s: %s, %s%n".formatted(output, size, range));
    if (finite.length < loss.length) {
      text.append("  not finite at %d points%n".formatted(loss.length - finite.length));
    }
    if (outcome.failed() > 0) {
      text.append(
          "  failed at %d points; the same command with --fresh measures again%n"
              .formatted(outcome.failed()));
    }
    double rate = outcome.measuredNow() / outcome.secondsNow();
    text.append(
        "  %d points in %.1f s: %.2f points/s, %.0f images/s%n"
            .formatted(outcome.measuredNow(), outcome.secondsNow(), rate, rate * images));
    text.append("  next: thalweg plot %s -o %s%n".formatted(output, swap(output, ".png")));
    return text.toString();
  }

  private static String swap(Path file, String extension) {
    return file.toString().replaceFirst("\\.[^./]*$", "") + extension;
  }
}

// SPDX-License-Identifier: Apache-2.0
package org.thalweg.study.analysis;

import java.util.Locale;
import java.util.Optional;
import org.thalweg.landscape.surface.CriticalPoint;
import org.thalweg.landscape.surface.CriticalPoint.FullSpace;
import org.thalweg.landscape.surface.CriticalType;

/** What a critical point of a slice is in the full space, in words. */
public final class FullSpaceWords {
  // Of the gradient: what float weights leave at a place the spline has found.
  private static final double FLAT = 1e-3;

  private FullSpaceWords() {}

  /** Such as "a minimum of this slice; in the full space the slope is 0.31 …"; empty if unknown. */
  public static Optional<String> of(CriticalPoint point) {
    return point.fullSpace().map(full -> words(point, full));
  }

  private static String words(CriticalPoint point, FullSpace full) {
    return "%s; in the full space the slope is %s (%s of it within the slice)%s"
        .formatted(place(point), number(full.gradientNorm()), share(full), curvature(full));
  }

  private static String place(CriticalPoint point) {
    String what =
        point.type() == CriticalType.DEGENERATE ? "a degenerate point" : "a " + point.type().word();
    return what + (point.border() ? " where this slice ends" : " of this slice");
  }

  private static String share(FullSpace full) {
    double share = full.gradientNorm() > 0 ? full.inPlane() / full.gradientNorm() : 0;
    return share < FLAT ? "none" : String.format(Locale.ROOT, "%.1f %%", 100 * share);
  }

  private static String curvature(FullSpace full) {
    if (Double.isNaN(full.lambdaMin())) {
      return "";
    }
    String reach =
        " and the curvature reaches from %s ± %s to %s ± %s"
            .formatted(
                number(full.lambdaMin()),
                number(full.lambdaMinError()),
                number(full.lambdaMax()),
                number(full.lambdaMaxError()));
    if (full.lambdaMin() + full.lambdaMinError() < 0) {
      return reach + ": some directions bend down";
    }
    return full.lambdaMin() - full.lambdaMinError() > 0
        ? reach + ": every direction bends up"
        : reach;
  }

  private static String number(double value) {
    return String.format(Locale.ROOT, "%.3g", value);
  }
}

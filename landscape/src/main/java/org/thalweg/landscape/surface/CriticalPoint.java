// SPDX-License-Identifier: Apache-2.0
package org.thalweg.landscape.surface;

import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * A critical point of a line or plane: where it is, what it is and how it is known.
 *
 * <p>Everything but {@link #fullSpace} speaks of the slice alone.
 *
 * @param label {@code m1} for a minimum, {@code s1} for a saddle, {@code M1} for a maximum, {@code
 *     d1} for a degenerate point; counted by loss from below, maxima from above
 * @param multiplicity 1, or 2 for a monkey saddle
 * @param node the node it is nearest to, in the grid's order
 * @param border whether it is lowest only because the plane ends there
 * @param y 0 on a line
 * @param persistence how much the loss must change before it meets its counterpart; infinite for
 *     the lowest minimum, NaN where not known
 * @param smaller the smaller eigenvalue of the slice's Hessian, per unit of its coordinates; NaN
 *     where the point was seen by topology alone. On a line the second derivative
 * @param larger the larger eigenvalue; the same as the smaller on a line
 * @param winding how often the gradient turns around it; empty where there is no room to look
 * @param agreed whether Hessian and topology say the same
 * @param note what a reader should know of it; may be empty
 * @param fullSpace the same point as a place in the whole parameter space, where that was looked at
 */
public record CriticalPoint(
    String label,
    Type type,
    int multiplicity,
    int node,
    boolean border,
    double x,
    double y,
    double loss,
    double persistence,
    double smaller,
    double larger,
    OptionalInt winding,
    boolean agreed,
    String note,
    Optional<FullSpace> fullSpace) {

  /** What a critical point is. */
  public enum Type {
    MINIMUM,
    SADDLE,
    MAXIMUM,
    /** A vanishing gradient whose second derivatives do not decide. */
    DEGENERATE;

    /** The word in files and tables. */
    public String word() {
      return name().toLowerCase(Locale.ROOT);
    }

    /** The type a file calls by this word; any other word is refused. */
    public static Type of(String word) {
      for (Type type : values()) {
        if (type.word().equals(word)) {
          return type;
        }
      }
      throw new IllegalArgumentException(
          "a critical point is a minimum, saddle, maximum or degenerate, got \"%s\""
              .formatted(word));
    }
  }

  /**
   * Slope and curvature over all trainable parameters, not over the slice.
   *
   * @param gradientNorm |g|
   * @param inPlane the norm of g's part along the slice, about 0 at a critical point of it
   * @param lambdaMin the least eigenvalue of the Hessian
   * @param lambdaMinError how far an eigenvalue may be from it: the residual |Hv − λv|
   * @param lambdaMax the greatest eigenvalue
   * @param lambdaMaxError its residual
   */
  public record FullSpace(
      double gradientNorm,
      double inPlane,
      double lambdaMin,
      double lambdaMinError,
      double lambdaMax,
      double lambdaMaxError) {}

  public CriticalPoint labelled(String name) {
    return new CriticalPoint(
        name,
        type,
        multiplicity,
        node,
        border,
        x,
        y,
        loss,
        persistence,
        smaller,
        larger,
        winding,
        agreed,
        note,
        fullSpace);
  }

  public CriticalPoint with(FullSpace seen) {
    return new CriticalPoint(
        label,
        type,
        multiplicity,
        node,
        border,
        x,
        y,
        loss,
        persistence,
        smaller,
        larger,
        winding,
        agreed,
        note,
        Optional.of(seen));
  }
}

// SPDX-License-Identifier: Apache-2.0
package org.thalweg.landscape.surface;

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
 * @param persistence how much the loss must change before it meets its counterpart; infinite for
 *     the lowest minimum, NaN where not known
 * @param curvature empty where the point was seen by topology alone
 * @param fullSpace the same point as a place in the whole parameter space, where that was looked at
 */
public record CriticalPoint(
    String label,
    CriticalType type,
    int multiplicity,
    Place place,
    double persistence,
    Optional<Curvature> curvature,
    Agreement agreement,
    Optional<FullSpace> fullSpace) {

  /**
   * Where a point is.
   *
   * @param node the node it is nearest to, in the grid's order
   * @param border whether it is lowest only because the plane ends there
   * @param y 0 on a line
   */
  public record Place(int node, boolean border, double x, double y, double loss) {}

  /**
   * Eigenvalues of the slice's Hessian, per unit of its coordinates; on a line both are the second
   * derivative.
   */
  public record Curvature(double eigenvalueMin, double eigenvalueMax) {}

  /**
   * What Hessian and topology say of each other.
   *
   * @param agreed whether they say the same
   * @param winding how often the gradient turns around the point; empty where there is no room to
   *     look
   * @param note what a reader should know; may be empty
   */
  public record Agreement(boolean agreed, OptionalInt winding, String note) {}

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

  public int node() {
    return place.node();
  }

  public boolean border() {
    return place.border();
  }

  public double x() {
    return place.x();
  }

  public double y() {
    return place.y();
  }

  public double loss() {
    return place.loss();
  }

  public boolean agreed() {
    return agreement.agreed();
  }

  public String note() {
    return agreement.note();
  }

  /** NaN where it is not known. */
  public double eigenvalueMin() {
    return curvature.map(Curvature::eigenvalueMin).orElse(Double.NaN);
  }

  /** NaN where it is not known. */
  public double eigenvalueMax() {
    return curvature.map(Curvature::eigenvalueMax).orElse(Double.NaN);
  }

  public CriticalPoint labelled(String name) {
    return new CriticalPoint(
        name, type, multiplicity, place, persistence, curvature, agreement, fullSpace);
  }

  public CriticalPoint with(FullSpace seen) {
    return new CriticalPoint(
        label, type, multiplicity, place, persistence, curvature, agreement, Optional.of(seen));
  }
}

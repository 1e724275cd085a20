// SPDX-License-Identifier: Apache-2.0
package org.thalweg.landscape.analysis.critical;

/**
 * A place where a spline's gradient vanishes.
 *
 * @param u its position in fractional nodes along x
 * @param v along y
 * @param jet the spline there, a node being one step
 */
record SmoothPoint(double u, double v, Jet jet) {

  double distanceTo(SmoothPoint other) {
    return Math.hypot(u - other.u, v - other.v);
  }
}

// SPDX-License-Identifier: Apache-2.0
package org.thalweg.landscape.analysis.shape;

/** Which way a surface bends at a node: the signs of its plane Hessian. */
public enum Bend {
  /** No way down, to second order. */
  CONVEX,
  /** Up along one line, down along another. */
  INDEFINITE,
  /** Down along some line and up along none. */
  CONCAVE
}

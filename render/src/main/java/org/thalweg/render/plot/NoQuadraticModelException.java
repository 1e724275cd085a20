// SPDX-License-Identifier: Apache-2.0
package org.thalweg.render.plot;

/** The quadratic model was to be drawn over a surface that holds none. */
public final class NoQuadraticModelException extends IllegalArgumentException {
  public NoQuadraticModelException() {
    super("the surface holds no quadratic model; have one added when it is measured");
  }
}

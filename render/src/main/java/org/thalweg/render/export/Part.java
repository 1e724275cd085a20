// SPDX-License-Identifier: Apache-2.0
package org.thalweg.render.export;

import java.util.Locale;

/** What of a surface goes into a file. */
public enum Part {
  /** The line or plane itself, as the format holds it. */
  SURFACE,
  /** Its nodes alone, without edges or faces. */
  POINTS,
  /** The training paths over it. */
  PATH,
  /** Its critical points. */
  CRITICAL;

  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}

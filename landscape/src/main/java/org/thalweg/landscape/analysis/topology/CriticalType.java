// SPDX-License-Identifier: Apache-2.0
package org.thalweg.landscape.analysis.topology;

import java.util.Locale;

/** What a critical point is. */
public enum CriticalType {
  MINIMUM,
  SADDLE,
  MAXIMUM,
  /** A vanishing gradient whose second derivatives do not decide. */
  DEGENERATE;

  /** The word in files and tables. */
  public String cliName() {
    return name().toLowerCase(Locale.ROOT);
  }
}

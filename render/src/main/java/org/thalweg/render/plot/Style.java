// SPDX-License-Identifier: Apache-2.0
package org.thalweg.render.plot;

import org.thalweg.render.figure.Theme;

/** A consistent look. */
public enum Style {
  /** Black on white, for print. */
  PAPER,
  /** Light on dark, for screens. */
  DARK,
  /** As Figure 1 of Li et al. 2018: log(z + 0.1), clipped at 10 unless another clip is given. */
  FIGURE1;

  public Theme theme() {
    return this == DARK ? Theme.DARK : Theme.PAPER;
  }
}

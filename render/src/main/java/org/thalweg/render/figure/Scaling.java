// SPDX-License-Identifier: Apache-2.0
package org.thalweg.render.figure;

/** How values become heights and colours. */
public enum Scaling {
  /** Linear, unless the range is too wide for it. */
  AUTO,
  LINEAR,
  LOG
}

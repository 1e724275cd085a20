// SPDX-License-Identifier: Apache-2.0
/** What every picture of a surface shares: scale, levels, isolines, ticks, colour bar, caption. */
@NullMarked
package org.thalweg.render.figure;

import org.jspecify.annotations.NullMarked;

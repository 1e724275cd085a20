// SPDX-License-Identifier: Apache-2.0
/** Still pictures of a surface: curve, contours, bands, heat map, and the door to the relief. */
@NullMarked
package org.thalweg.render.plot;

import org.jspecify.annotations.NullMarked;

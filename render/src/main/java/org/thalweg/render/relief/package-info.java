// SPDX-License-Identifier: Apache-2.0
/**
 * A plane as a lit surface in space, by software alone.
 *
 * <p>World coordinates: x and y from −1 to 1 over the grid, z from 0 to {@link
 * org.thalweg.render.relief.HeightField#TOP} over the value scale; the floor lies below. Light is
 * reckoned linearly and turned to sRGB at the end.
 */
@NullMarked
package org.thalweg.render.relief;

import org.jspecify.annotations.NullMarked;

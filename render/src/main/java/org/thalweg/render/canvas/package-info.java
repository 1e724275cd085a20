// SPDX-License-Identifier: Apache-2.0
/**
 * One drawing surface in front of PNG, SVG and PDF, with one bundled typeface.
 *
 * <p>Text is measured from the bundled font's own tables, so a layout is the same for every format,
 * on every machine, also on a Java without fonts.
 */
@NullMarked
package org.thalweg.render.canvas;

import org.jspecify.annotations.NullMarked;

// SPDX-License-Identifier: Apache-2.0
/** Sampled surfaces, the grid that owns axis order, and the file they live in. */
@NullMarked
package org.thalweg.landscape.surface;

import org.jspecify.annotations.NullMarked;

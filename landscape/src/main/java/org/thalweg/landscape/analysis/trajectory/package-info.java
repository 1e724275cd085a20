// SPDX-License-Identifier: Apache-2.0
/** Recorded training paths, their principal axes and their projection onto a plane. */
@NullMarked
package org.thalweg.landscape.analysis.trajectory;

import org.jspecify.annotations.NullMarked;

// SPDX-License-Identifier: Apache-2.0
/** The quadratic model of a loss on a line or plane, and where it stops holding. */
@NullMarked
package org.thalweg.landscape.analysis.quadratic;

import org.jspecify.annotations.NullMarked;

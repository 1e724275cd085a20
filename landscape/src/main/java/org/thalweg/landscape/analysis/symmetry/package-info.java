// SPDX-License-Identifier: Apache-2.0
/** Networks that look different and are the same: permuted and rescaled hidden units. */
@NullMarked
package org.thalweg.landscape.analysis.symmetry;

import org.jspecify.annotations.NullMarked;

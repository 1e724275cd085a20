// SPDX-License-Identifier: Apache-2.0
/** The seam: an objective restricted to a subspace answers coordinates with measurements. */
@NullMarked
package org.thalweg.landscape.objective;

import org.jspecify.annotations.NullMarked;

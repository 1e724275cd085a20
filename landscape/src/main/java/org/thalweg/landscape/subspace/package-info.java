// SPDX-License-Identifier: Apache-2.0
/** Axes, coordinates, and the affine subspaces that carry them into parameter space. */
@NullMarked
package org.thalweg.landscape.subspace;

import org.jspecify.annotations.NullMarked;

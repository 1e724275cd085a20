// SPDX-License-Identifier: Apache-2.0
/** The shape of a sampled surface in figures: how convex a plane looks, how wide a curve is. */
@NullMarked
package org.thalweg.landscape.analysis.shape;

import org.jspecify.annotations.NullMarked;

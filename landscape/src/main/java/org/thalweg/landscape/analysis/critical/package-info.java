// SPDX-License-Identifier: Apache-2.0
/** Critical points of a sampled plane by spline and Hessian, held against its topology. */
@NullMarked
package org.thalweg.landscape.analysis.critical;

import org.jspecify.annotations.NullMarked;

// SPDX-License-Identifier: Apache-2.0
/** Symmetric linear maps known by their products: eigenpairs, traces and spectral densities. */
@NullMarked
package org.thalweg.landscape.analysis.operator;

import org.jspecify.annotations.NullMarked;

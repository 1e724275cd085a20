// SPDX-License-Identifier: Apache-2.0
/** Pictures of a Hessian's spectrum: its density with single eigenvalues, and bars a layer. */
@NullMarked
package org.thalweg.render.spectrum;

import org.jspecify.annotations.NullMarked;

// SPDX-License-Identifier: Apache-2.0
/** Directions in parameter space and how they are rescaled. */
@NullMarked
package org.thalweg.landscape.direction;

import org.jspecify.annotations.NullMarked;

// SPDX-License-Identifier: Apache-2.0
/** Plans: which coordinates to measure next, given what is known. */
@NullMarked
package org.thalweg.landscape.sampling;

import org.jspecify.annotations.NullMarked;

// SPDX-License-Identifier: Apache-2.0
/** Named, ordered parameter blocks and the vectors over them. */
@NullMarked
package org.thalweg.landscape.parameters;

import org.jspecify.annotations.NullMarked;

// SPDX-License-Identifier: Apache-2.0
/** The module's root. */
@NullMarked
package org.thalweg.torch;

import org.jspecify.annotations.NullMarked;

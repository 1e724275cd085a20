// SPDX-License-Identifier: Apache-2.0
/** The module's root. */
@NullMarked
package org.thalweg.render;

import org.jspecify.annotations.NullMarked;

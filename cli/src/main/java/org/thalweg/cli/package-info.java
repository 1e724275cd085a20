// SPDX-License-Identifier: Apache-2.0
/** The module's root. */
@NullMarked
package org.thalweg.cli;

import org.jspecify.annotations.NullMarked;

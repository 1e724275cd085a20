// SPDX-License-Identifier: Apache-2.0
/** The program: what is typed, what is answered, how it ends. */
@NullMarked
package org.thalweg.cli;

import org.jspecify.annotations.NullMarked;

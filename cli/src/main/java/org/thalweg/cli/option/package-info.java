// SPDX-License-Identifier: Apache-2.0
/** Groups of options that several commands share. */
@NullMarked
package org.thalweg.cli.option;

import org.jspecify.annotations.NullMarked;

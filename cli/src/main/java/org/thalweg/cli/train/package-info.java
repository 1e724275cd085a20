// SPDX-License-Identifier: Apache-2.0
/** A training from the command line: its question, its folder, its progress. */
@NullMarked
package org.thalweg.cli.train;

import org.jspecify.annotations.NullMarked;

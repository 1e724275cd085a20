// SPDX-License-Identifier: Apache-2.0
/** The first run: train, lay two planes, write everything. */
@NullMarked
package org.thalweg.cli.quickstart;

import org.jspecify.annotations.NullMarked;

// SPDX-License-Identifier: Apache-2.0
/** One class a command. */
@NullMarked
package org.thalweg.cli.command;

import org.jspecify.annotations.NullMarked;

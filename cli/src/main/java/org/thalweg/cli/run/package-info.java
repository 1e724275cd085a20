// SPDX-License-Identifier: Apache-2.0
/** What a command does once its options are understood. */
@NullMarked
package org.thalweg.cli.run;

import org.jspecify.annotations.NullMarked;

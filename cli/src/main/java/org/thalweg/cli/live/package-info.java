// SPDX-License-Identifier: Apache-2.0
/** The page while it lives: served to this machine, filling in, computing regions finer. */
@NullMarked
package org.thalweg.cli.live;

import org.jspecify.annotations.NullMarked;

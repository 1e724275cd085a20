// SPDX-License-Identifier: Apache-2.0
/** Files of other tools: their surfaces, paths, axes and file names, read and written. */
@NullMarked
package org.thalweg.landscape.io.exchange;

import org.jspecify.annotations.NullMarked;

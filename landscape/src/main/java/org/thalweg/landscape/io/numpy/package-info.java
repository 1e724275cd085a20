// SPDX-License-Identifier: Apache-2.0
/** NumPy archives, read with lengths and checksums compared before anything is believed. */
@NullMarked
package org.thalweg.landscape.io.numpy;

import org.jspecify.annotations.NullMarked;

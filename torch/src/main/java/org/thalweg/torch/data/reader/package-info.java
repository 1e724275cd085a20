// SPDX-License-Identifier: Apache-2.0
/** Readers of data sets, by name and by file format. */
@NullMarked
package org.thalweg.torch.data.reader;

import org.jspecify.annotations.NullMarked;

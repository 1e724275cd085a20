// SPDX-License-Identifier: Apache-2.0
/** Python pickles as torch writes them, read with an allow-list: nothing in a file can run. */
@NullMarked
package org.thalweg.torch.checkpoint.pickle;

import org.jspecify.annotations.NullMarked;

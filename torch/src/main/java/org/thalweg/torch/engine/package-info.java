// SPDX-License-Identifier: Apache-2.0
/** libtorch itself: how it is loaded, how many threads it takes, and who owns its memory. */
@NullMarked
package org.thalweg.torch.engine;

import org.jspecify.annotations.NullMarked;

// SPDX-License-Identifier: Apache-2.0
/** Checkpoint files: named tensors in, parameter vectors out, without libtorch. */
@NullMarked
package org.thalweg.torch.checkpoint;

import org.jspecify.annotations.NullMarked;

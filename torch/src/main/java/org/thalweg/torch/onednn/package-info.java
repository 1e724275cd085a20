// SPDX-License-Identifier: Apache-2.0
/** oneDNN by itself: convolutions and products that end with bias, sum and ReLU in one pass. */
@NullMarked
package org.thalweg.torch.onednn;

import org.jspecify.annotations.NullMarked;

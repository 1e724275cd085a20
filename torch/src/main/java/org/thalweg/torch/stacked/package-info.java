// SPDX-License-Identifier: Apache-2.0
/** Small networks at many points at once: one product for a block of them. */
@NullMarked
package org.thalweg.torch.stacked;

import org.jspecify.annotations.NullMarked;

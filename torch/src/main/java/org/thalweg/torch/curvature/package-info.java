// SPDX-License-Identifier: Apache-2.0
/** Hessian-vector products by differentiating gradients again, chunk by chunk. */
@NullMarked
package org.thalweg.torch.curvature;

import org.jspecify.annotations.NullMarked;

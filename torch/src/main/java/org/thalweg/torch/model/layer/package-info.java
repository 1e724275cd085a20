// SPDX-License-Identifier: Apache-2.0
/** Layers of networks, and the ways to compute them: folded, fused, step by step. */
@NullMarked
package org.thalweg.torch.model.layer;

import org.jspecify.annotations.NullMarked;

// SPDX-License-Identifier: Apache-2.0
/** Optimisers as update rules of flat weights, with the formulas of their papers. */
@NullMarked
package org.thalweg.torch.training.optimizer;

import org.jspecify.annotations.NullMarked;

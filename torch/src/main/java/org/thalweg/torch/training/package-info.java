// SPDX-License-Identifier: Apache-2.0
/** Training with recorded snapshots, the same bits every time. */
@NullMarked
package org.thalweg.torch.training;

import org.jspecify.annotations.NullMarked;

// SPDX-License-Identifier: Apache-2.0
/** The loss of a network on images as an objective: batch norm folded, images kept as bytes. */
@NullMarked
package org.thalweg.torch.objective;

import org.jspecify.annotations.NullMarked;

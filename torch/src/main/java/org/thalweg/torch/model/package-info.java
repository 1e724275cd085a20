// SPDX-License-Identifier: Apache-2.0
/** Architectures: their parameters in checkpoint order and their forward pass, defined once. */
@NullMarked
package org.thalweg.torch.model;

import org.jspecify.annotations.NullMarked;

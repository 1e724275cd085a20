// SPDX-License-Identifier: Apache-2.0
/**
 * Samples and their targets as plain arrays, how samples are chosen and how they are normalised.
 */
@NullMarked
package org.thalweg.torch.data;

import org.jspecify.annotations.NullMarked;

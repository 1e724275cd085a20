// SPDX-License-Identifier: Apache-2.0
/** Labelled image sets as plain bytes, how samples are chosen and how they are normalised. */
@NullMarked
package org.thalweg.torch.data;

import org.jspecify.annotations.NullMarked;

// SPDX-License-Identifier: Apache-2.0
/** Files fetched once from their public home, checked against published sums, and cached. */
@NullMarked
package org.thalweg.torch.download;

import org.jspecify.annotations.NullMarked;

// SPDX-License-Identifier: Apache-2.0
/**
 * How fast networks are evaluated, beside what the processor could do and what a plain loop does.
 */
@NullMarked
package org.thalweg.torch.bench;

import org.jspecify.annotations.NullMarked;

// SPDX-License-Identifier: Apache-2.0
/** What every package of the mathematics may use. */
@NullMarked
package org.thalweg.landscape;

import org.jspecify.annotations.NullMarked;

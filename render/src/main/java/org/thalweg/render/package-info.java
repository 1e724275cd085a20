// SPDX-License-Identifier: Apache-2.0
/** What every package of the pictures may use. */
@NullMarked
package org.thalweg.render;

import org.jspecify.annotations.NullMarked;

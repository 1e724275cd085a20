// SPDX-License-Identifier: Apache-2.0
/** How fast the loss rises around a model: the measures in use, from losses and gradients alone. */
@NullMarked
package org.thalweg.landscape.analysis.sharpness;

import org.jspecify.annotations.NullMarked;

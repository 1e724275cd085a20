// SPDX-License-Identifier: Apache-2.0
/** The Hessian in parameter space: what it is made of and what it says. */
@NullMarked
package org.thalweg.landscape.analysis.curvature;

import org.jspecify.annotations.NullMarked;

// SPDX-License-Identifier: Apache-2.0
/** Evaluators, the journal that never loses a point, and the survey that drives both. */
@NullMarked
package org.thalweg.landscape.evaluation;

import org.jspecify.annotations.NullMarked;

// SPDX-License-Identifier: Apache-2.0
/** Trainings recorded on disk: checkpoints, metrics, resuming. */
@NullMarked
package org.thalweg.study.training;

import org.jspecify.annotations.NullMarked;

// SPDX-License-Identifier: Apache-2.0
/** Surfaces measured with a journal, resumed, repeated and refined. */
@NullMarked
package org.thalweg.study.measure;

import org.jspecify.annotations.NullMarked;

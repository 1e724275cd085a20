// SPDX-License-Identifier: Apache-2.0
/** What is found out about a line, a plane or a model, as numbers. */
@NullMarked
package org.thalweg.study.analysis;

import org.jspecify.annotations.NullMarked;

// SPDX-License-Identifier: Apache-2.0
/** Networks of every size, measured beside the machine's ceiling. */
@NullMarked
package org.thalweg.study.bench;

import org.jspecify.annotations.NullMarked;

// SPDX-License-Identifier: Apache-2.0
/** What a spec names, opened: models, samples, directions and ranges. */
@NullMarked
package org.thalweg.study.opening;

import org.jspecify.annotations.NullMarked;

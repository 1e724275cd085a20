// SPDX-License-Identifier: Apache-2.0
/** Lines and planes through models, and what is measured on them. */
@NullMarked
package org.thalweg.landscape.analysis.interpolation;

import org.jspecify.annotations.NullMarked;

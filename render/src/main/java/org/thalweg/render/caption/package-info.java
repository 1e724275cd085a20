// SPDX-License-Identifier: Apache-2.0
/** What pictures and page say of a surface: its sentences and warnings, each worded once. */
@NullMarked
package org.thalweg.render.caption;

import org.jspecify.annotations.NullMarked;

// SPDX-License-Identifier: Apache-2.0
/** What was found of a surface as a whole: typed, kept in its file, worded by pictures and page. */
@NullMarked
package org.thalweg.landscape.finding;

import org.jspecify.annotations.NullMarked;

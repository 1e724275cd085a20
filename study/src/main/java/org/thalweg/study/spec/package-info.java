// SPDX-License-Identifier: Apache-2.0
/** What decides the numbers of a surface, as validated records with a JSON form. */
@NullMarked
package org.thalweg.study.spec;

import org.jspecify.annotations.NullMarked;

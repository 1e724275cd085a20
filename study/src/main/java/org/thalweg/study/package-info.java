// SPDX-License-Identifier: Apache-2.0
/** Studies: from a spec to a measured surface, with a journal and provenance. */
@NullMarked
package org.thalweg.study;

import org.jspecify.annotations.NullMarked;

// SPDX-License-Identifier: Apache-2.0
/** Results as text for people and as trees for JSON. */
@NullMarked
package org.thalweg.study.report;

import org.jspecify.annotations.NullMarked;

// SPDX-License-Identifier: Apache-2.0
/** What charts are made of: frames, traces, paths, models, labels that keep off each other. */
@NullMarked
package org.thalweg.render.layer;

import org.jspecify.annotations.NullMarked;

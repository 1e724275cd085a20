// SPDX-License-Identifier: Apache-2.0
/** Colours: the tables that still pictures, meshes and the viewer page share. */
@NullMarked
package org.thalweg.render.color;

import org.jspecify.annotations.NullMarked;

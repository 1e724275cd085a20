// SPDX-License-Identifier: Apache-2.0
/** Meshes and tables for other tools; a format is one {@code Exporter} service. */
@NullMarked
package org.thalweg.render.export;

import org.jspecify.annotations.NullMarked;

// SPDX-License-Identifier: Apache-2.0
/** What a surface is laid through: models, samples, objectives, directions and their range. */
@NullMarked
package org.thalweg.cli.scene;

import org.jspecify.annotations.NullMarked;

// SPDX-License-Identifier: Apache-2.0
/**
 * The viewer page: one offline HTML file that draws surfaces in three dimensions.
 *
 * <p>The page itself is built from {@code viewer/}; its finished template lies among the resources,
 * so that a build needs a JDK alone. {@code ./mvnw -Pviewer} builds the template anew.
 */
@NullMarked
package org.thalweg.render.page;

import org.jspecify.annotations.NullMarked;

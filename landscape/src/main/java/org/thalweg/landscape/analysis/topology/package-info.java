// SPDX-License-Identifier: Apache-2.0
/**
 * Critical points of a sampled plane, their persistence, and what is left above the noise.
 *
 * <p>A plane is a piecewise-linear field over the Freudenthal triangulation of its grid. Nodes are
 * ordered by value and, where values are equal, by index, so that no two are ever equal (simulation
 * of simplicity, Edelsbrunner and Mücke 1990); beyond the border everything is higher. What follows
 * is exact for every input: #minima − Σ multiplicity of saddles + #maxima = 1.
 */
@NullMarked
package org.thalweg.landscape.analysis.topology;

import org.jspecify.annotations.NullMarked;

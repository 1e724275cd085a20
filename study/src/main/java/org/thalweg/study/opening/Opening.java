// SPDX-License-Identifier: Apache-2.0
package org.thalweg.study.opening;

import java.util.function.Consumer;

/**
 * How a spec is opened here: what changes no number.
 *
 * @param trusted whether programs that it names may run; the user of this command says so, no file
 * @param threads points measured at once
 * @param downloads where data sets come from that are in no named directory
 * @param log hears what is found and done, a line each
 */
public record Opening(boolean trusted, int threads, Downloads downloads, Consumer<String> log) {}

// SPDX-License-Identifier: Apache-2.0
package org.thalweg.landscape.surface;

import java.util.List;

/**
 * How a surface was made: what changes no bit of it.
 *
 * @param thalweg the version
 * @param command what was typed, word by word, after {@code thalweg}
 * @param created when the surface was finished, ISO 8601 in UTC
 * @param seconds how long the measuring took, resumed parts included
 * @param machine operating system, processor count and Java
 */
public record Run(
    String thalweg, List<String> command, String created, double seconds, String machine) {
  public Run {
    command = List.copyOf(command);
  }
}

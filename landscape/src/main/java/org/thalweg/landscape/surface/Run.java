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
 * @param origin where a region was measured further: the command that made the first surface; else
 *     empty
 */
public record Run(
    String thalweg,
    List<String> command,
    String created,
    double seconds,
    String machine,
    List<String> origin) {

  // A file of an earlier version lacks what came later, and JSON gives null for it.
  @SuppressWarnings("unused")
  public Run {
    command = List.copyOf(command);
    origin = origin == null ? List.of() : List.copyOf(origin);
  }

  /** A surface made by one command. */
  public Run(String thalweg, List<String> command, String created, double seconds, String machine) {
    this(thalweg, command, created, seconds, machine, List.of());
  }

  /** The command that names model, data and directions. */
  public List<String> firstCommand() {
    return origin.isEmpty() ? command : origin;
  }
}

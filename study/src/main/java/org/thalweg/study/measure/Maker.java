// SPDX-License-Identifier: Apache-2.0
package org.thalweg.study.measure;

import java.util.List;

/**
 * What makes a file, for its provenance.
 *
 * @param thalweg the version
 * @param command what was typed, after {@code thalweg}; empty for a program
 */
public record Maker(String thalweg, List<String> command) {
  public Maker {
    command = List.copyOf(command);
  }
}

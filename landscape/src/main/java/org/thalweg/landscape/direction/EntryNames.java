// SPDX-License-Identifier: Apache-2.0
package org.thalweg.landscape.direction;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.thalweg.landscape.parameters.ParameterBlock;
import org.thalweg.landscape.parameters.ParameterLayout;

/** Names of single parameters: a block and an index an axis, such as {@code fc.weight[3,17]}. */
final class EntryNames {
  private static final Pattern NAME = Pattern.compile("([^\\[\\]]+)(?:\\[([^\\[\\]]*)])?");

  private final ParameterLayout layout;

  EntryNames(ParameterLayout layout) {
    this.layout = layout;
  }

  /** The name of the parameter at a flat position; a scalar block has no brackets. */
  String name(int index) {
    int b = 0;
    while (layout.offset(b + 1) <= index) {
      b++;
    }
    ParameterBlock block = layout.block(b);
    if (block.rank() == 0) {
      return block.name();
    }
    int rest = index - layout.offset(b);
    List<String> indices = new ArrayList<>();
    for (int axis = block.rank() - 1; axis >= 0; axis--) {
      int extent = block.shape().get(axis);
      indices.add(0, Integer.toString(rest % extent));
      rest /= extent;
    }
    return block.name() + "[" + String.join(",", indices) + "]";
  }

  /** The flat position of a named parameter that an optimiser moves. */
  int index(String name) {
    Matcher parts = NAME.matcher(name.trim());
    if (!parts.matches()) {
      throw new IllegalArgumentException(
          "a parameter is written as block[i,j,…], such as fc.weight[3,17], got \"%s\""
              .formatted(name));
    }
    int b = block(parts.group(1));
    ParameterBlock block = layout.block(b);
    String[] indices =
        parts.group(2) == null || parts.group(2).isBlank()
            ? new String[0]
            : parts.group(2).split(",", -1);
    if (indices.length != block.rank()) {
      throw new IllegalArgumentException(
          "block \"%s\" of shape %s takes %d indices, got \"%s\""
              .formatted(block.name(), block.shape(), block.rank(), name));
    }
    int position = 0;
    for (int axis = 0; axis < indices.length; axis++) {
      int extent = block.shape().get(axis);
      position = position * extent + within(indices[axis].trim(), extent, axis, name);
    }
    return layout.offset(b) + position;
  }

  private int block(String name) {
    int b =
        layout
            .find(name)
            .orElseThrow(
                () ->
                    new IllegalArgumentException(
                        "no block is named \"%s\"; did you mean \"%s\"?"
                            .formatted(name, nearest(name))));
    if (!layout.block(b).role().trainable()) {
      throw new IllegalArgumentException(
          "a coordinate is a parameter that an optimiser moves, got \"%s\", a running statistic"
              .formatted(name));
    }
    return b;
  }

  private static int within(String text, int extent, int axis, String name) {
    int index = text.matches("\\d{1,9}") ? Integer.parseInt(text) : -1;
    if (index < 0 || index >= extent) {
      throw new IllegalArgumentException(
          "index %d of \"%s\" is 0 to %d, got \"%s\"".formatted(axis + 1, name, extent - 1, text));
    }
    return index;
  }

  private String nearest(String name) {
    List<String> known =
        layout.blocks().stream()
            .filter(block -> block.role().trainable())
            .map(ParameterBlock::name)
            .toList();
    return known.stream().min(Comparator.comparingInt(k -> editDistance(name, k))).orElse("");
  }

  /** The number of letters to insert, delete or replace (Levenshtein). */
  private static int editDistance(String from, String to) {
    int[] row = new int[to.length() + 1];
    for (int j = 0; j <= to.length(); j++) {
      row[j] = j;
    }
    for (int i = 1; i <= from.length(); i++) {
      int diagonal = row[0];
      row[0] = i;
      for (int j = 1; j <= to.length(); j++) {
        int replaced = diagonal + (from.charAt(i - 1) == to.charAt(j - 1) ? 0 : 1);
        diagonal = row[j];
        row[j] = Math.min(replaced, 1 + Math.min(row[j], row[j - 1]));
      }
    }
    return row[to.length()];
  }
}

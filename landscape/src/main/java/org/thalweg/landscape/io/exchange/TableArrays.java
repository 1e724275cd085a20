// SPDX-License-Identifier: Apache-2.0
package org.thalweg.landscape.io.exchange;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.MalformedInputException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.thalweg.landscape.InputFileException;

/** The columns of a comma-separated table of numbers under one line of names. */
final class TableArrays implements NamedArrays {
  private final Path file;
  private final List<String> names;
  private final List<double[]> rows = new ArrayList<>();

  private TableArrays(Path file, List<String> names) {
    this.file = file;
    this.names = names;
  }

  static TableArrays open(Path file) {
    try (BufferedReader lines = Files.newBufferedReader(file)) {
      TableArrays table = new TableArrays(file, names(lines.readLine()));
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        if (!line.isBlank()) {
          table.add(line);
        }
      }
      return table;
    } catch (MalformedInputException e) {
      throw new InputFileException(file, "is no text in UTF-8", e);
    } catch (IOException e) {
      throw new InputFileException(file, "cannot be read: " + e.getMessage(), e);
    }
  }

  private static List<String> names(@Nullable String line) {
    return line == null
        ? List.of()
        : Arrays.stream(line.replace("\uFEFF", "").split(",", -1))
            .map(name -> name.strip().replaceAll("^\"|\"$", ""))
            .toList();
  }

  private void add(String line) {
    String[] cells = line.split(",", -1);
    if (cells.length != names.size()) {
      throw problem(
          "row %d must have %d cells like its header, got %d"
              .formatted(rows.size() + 1, names.size(), cells.length));
    }
    double[] row = new double[cells.length];
    for (int c = 0; c < cells.length; c++) {
      row[c] = number(cells[c].strip(), names.get(c));
    }
    rows.add(row);
  }

  /** As NumPy and pandas write them: an empty cell is NaN. */
  private double number(String cell, String column) {
    return switch (cell.toLowerCase(Locale.ROOT)) {
      case "", "nan" -> Double.NaN;
      case "inf", "infinity" -> Double.POSITIVE_INFINITY;
      case "-inf", "-infinity" -> Double.NEGATIVE_INFINITY;
      default -> {
        try {
          yield Double.parseDouble(cell);
        } catch (NumberFormatException e) {
          throw problem(
              "row %d, column \"%s\" must be a number, got \"%.40s\""
                  .formatted(rows.size() + 1, column, cell));
        }
      }
    };
  }

  @Override
  public Path file() {
    return file;
  }

  @Override
  public List<String> names() {
    return names;
  }

  @Override
  public NumberArray array(String name) {
    int column = names.indexOf(name);
    double[] values = rows.stream().mapToDouble(row -> row[column]).toArray();
    return new NumberArray(List.of(values.length), values);
  }
}

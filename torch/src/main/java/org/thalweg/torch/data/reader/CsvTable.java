// SPDX-License-Identifier: Apache-2.0
package org.thalweg.torch.data.reader;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.thalweg.landscape.InputFileException;
import org.thalweg.torch.data.TargetColumn;

/** The cells of a table of samples: features, target and part of every row. */
final class CsvTable {
  private static final Set<String> TARGETS = Set.of("label", "target", "class");
  private static final String SPLIT = "split";
  private static final Set<String> PARTS = Set.of("train", "test");

  private final Path file;
  private final List<String> names;
  private final int target;
  private final int split;
  private final List<float[]> rows = new ArrayList<>();
  private final List<String> targets = new ArrayList<>();
  private final List<String> parts = new ArrayList<>();

  private CsvTable(Path file, List<String> header) {
    this.file = file;
    this.names = header.stream().map(String::strip).toList();
    List<String> small = names.stream().map(name -> name.toLowerCase(Locale.ROOT)).toList();
    this.split = small.indexOf(SPLIT);
    this.target = target(small);
    if (names.stream().allMatch(name -> TargetColumn.parse(name).isPresent())) {
      throw problem("must begin with the names of its columns, got numbers");
    }
    if (features() < 1) {
      throw problem("must have a feature and a target column, got " + names);
    }
  }

  private int target(List<String> small) {
    List<String> called = small.stream().filter(TARGETS::contains).toList();
    if (called.size() > 1) {
      throw problem("must have one target column, got " + called);
    }
    if (!called.isEmpty()) {
      return small.indexOf(called.get(0));
    }
    return split == small.size() - 1 ? small.size() - 2 : small.size() - 1;
  }

  static CsvTable read(Path file) {
    try (CsvReader<CsvRecord> records =
        CsvReader.builder()
            .fieldSeparator(separator(file))
            .detectBomHeader(true)
            .allowExtraFields(true)
            .allowMissingFields(true)
            .ofCsvRecord(file)) {
      Iterator<CsvRecord> each = records.iterator();
      if (!each.hasNext()) {
        throw new InputFileException(file, "is empty; a table begins with its columns' names");
      }
      CsvTable table = new CsvTable(file, each.next().getFields());
      each.forEachRemaining(table::add);
      if (table.rows.isEmpty()) {
        throw table.problem("has no row under its columns' names");
      }
      return table;
    } catch (NoSuchFileException e) {
      throw new InputFileException(file, "there is no such file", e);
    } catch (CsvParseException | UncheckedIOException | IOException e) {
      throw new InputFileException(file, "is no table that can be read: " + e.getMessage(), e);
    }
  }

  /** The comma, or the semicolon or tab of a first line that has more of those. */
  private static char separator(Path file) throws IOException {
    try (BufferedReader lines =
        new BufferedReader(
            new InputStreamReader(Files.newInputStream(file), StandardCharsets.ISO_8859_1))) {
      char[] head = new char[1 << 14];
      String line =
          new String(head, 0, Math.max(0, lines.read(head))).lines().findFirst().orElse("");
      char best = ',';
      for (char other : new char[] {';', '\t'}) {
        if (count(line, other) > count(line, best)) {
          best = other;
        }
      }
      return best;
    }
  }

  private static long count(String line, char sought) {
    return line.chars().filter(c -> c == sought).count();
  }

  private void add(CsvRecord row) {
    if (row.getFieldCount() != names.size()) {
      throw problem(
          "line %d must have %d cells like the first, got %d"
              .formatted(row.getStartingLineNumber(), names.size(), row.getFieldCount()));
    }
    float[] features = new float[features()];
    int next = 0;
    for (int c = 0; c < names.size(); c++) {
      String cell = row.getField(c).strip();
      if (c == target) {
        targets.add(required(cell, c, row));
      } else if (c == split) {
        parts.add(part(cell, row));
      } else {
        features[next++] = number(cell, c, row);
      }
    }
    if (split < 0) {
      parts.add("train");
    }
    rows.add(features);
  }

  private String required(String cell, int column, CsvRecord row) {
    if (cell.isEmpty()) {
      throw cell(cell, column, row, "must not be empty");
    }
    return cell;
  }

  private String part(String cell, CsvRecord row) {
    String part = cell.toLowerCase(Locale.ROOT);
    if (!PARTS.contains(part)) {
      throw cell(cell, split, row, "must be train or test");
    }
    return part;
  }

  private float number(String cell, int column, CsvRecord row) {
    try {
      float number = Float.parseFloat(cell);
      if (Float.isFinite(number)) {
        return number;
      }
    } catch (NumberFormatException e) {
      // Said below, as of numbers that are not finite.
    }
    throw cell(cell, column, row, "must be a finite number; fill gaps and encode words before");
  }

  private InputFileException cell(String cell, int column, CsvRecord row, String must) {
    return problem(
        "line %d, column \"%.40s\" %s, got \"%.40s\""
            .formatted(row.getStartingLineNumber(), names.get(column), must, cell));
  }

  InputFileException problem(String text) {
    return new InputFileException(file, text);
  }

  /** Features a row. */
  int features() {
    return names.size() - (split < 0 ? 1 : 2);
  }

  /** All features, row by row. */
  float[] values() {
    float[] values = new float[Math.multiplyExact(rows.size(), features())];
    for (int row = 0; row < rows.size(); row++) {
      System.arraycopy(rows.get(row), 0, values, row * features(), features());
    }
    return values;
  }

  List<String> targets() {
    return targets;
  }

  /** Train or test, row by row. */
  List<String> parts() {
    return parts;
  }
}

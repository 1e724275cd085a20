// SPDX-License-Identifier: Apache-2.0
package org.thalweg.render.export;

import java.nio.charset.StandardCharsets;
import java.util.List;

/** A table as RFC 4180 has it: commas, quotes where needed, lines that end in CR LF. */
final class CsvTable {
  private final StringBuilder text = new StringBuilder();
  private boolean rowIsOpen;

  CsvTable(List<String> header) {
    header.forEach(this::text);
    endRow();
  }

  CsvTable text(String value) {
    boolean quoted = value.chars().anyMatch(c -> c == ',' || c == '"' || c == '\r' || c == '\n');
    return cell(quoted ? '"' + value.replace("\"", "\"\"") + '"' : value);
  }

  /**
   * {@code NaN}, {@code inf}, {@code -inf}, or digits that read back as the same double: what
   * Python, pandas, R and Julia read as numbers.
   */
  CsvTable number(double value) {
    if (Double.isInfinite(value)) {
      return cell(value > 0 ? "inf" : "-inf");
    }
    return cell(Double.toString(value));
  }

  CsvTable number(int value) {
    return cell(Integer.toString(value));
  }

  private CsvTable cell(String cell) {
    text.append(rowIsOpen ? "," : "").append(cell);
    rowIsOpen = true;
    return this;
  }

  CsvTable endRow() {
    text.append("\r\n");
    rowIsOpen = false;
    return this;
  }

  byte[] toByteArray() {
    return text.toString().getBytes(StandardCharsets.UTF_8);
  }
}

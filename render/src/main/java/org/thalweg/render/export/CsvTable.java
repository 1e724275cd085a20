// SPDX-License-Identifier: Apache-2.0
package org.thalweg.render.export;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** A table as RFC 4180 has it: commas, quotes where needed, lines that end in CR LF. */
final class CsvTable {
  private final StringWriter text = new StringWriter();
  private final CsvWriter rows =
      CsvWriter.builder().lineDelimiter(LineDelimiter.CRLF).bufferSize(0).build(text);
  private final List<String> row = new ArrayList<>();

  CsvTable(List<String> header) {
    rows.writeRecord(header);
  }

  CsvTable text(String value) {
    row.add(value);
    return this;
  }

  /**
   * {@code NaN}, {@code inf}, {@code -inf}, or digits that read back as the same double: what
   * Python, pandas, R and Julia read as numbers.
   */
  CsvTable number(double value) {
    if (Double.isInfinite(value)) {
      return text(value > 0 ? "inf" : "-inf");
    }
    return text(Double.toString(value));
  }

  CsvTable number(int value) {
    return text(Integer.toString(value));
  }

  CsvTable endRow() {
    rows.writeRecord(row);
    row.clear();
    return this;
  }

  byte[] toByteArray() {
    return text.toString().getBytes(StandardCharsets.UTF_8);
  }
}

// SPDX-License-Identifier: Apache-2.0
package org.thalweg.study.training;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.thalweg.landscape.AtomicFile;
import org.thalweg.study.opening.OutputTakenException;

/** {@code metrics.csv}: a row a record, appended; empty where nothing was measured. */
final class MetricsFile {
  private static final List<String> OF_CLASSES =
      List.of(
          "epoch",
          "lr",
          "batch_loss",
          "batch_acc",
          "train_loss",
          "train_acc",
          "test_loss",
          "test_acc");
  private static final List<String> OF_NUMBERS =
      List.of("epoch", "lr", "batch_loss", "train_loss", "train_r2", "test_loss", "test_r2");

  private final Path file;
  private final List<String> columns;

  /**
   * The table in {@code file}.
   *
   * @param classifies whether there is an accuracy, or else R²
   */
  MetricsFile(Path file, boolean classifies) {
    this.file = file;
    this.columns = classifies ? OF_CLASSES : OF_NUMBERS;
  }

  /** Between the step and the seconds since the training began. */
  List<String> columns() {
    return columns;
  }

  private String header() {
    return "step," + String.join(",", columns) + ",seconds";
  }

  /** Keeps the rows up to {@code step}: what comes after is recorded anew. */
  void rewindTo(int step) {
    String kept =
        Stream.concat(Stream.of(header()), rows().stream().filter(row -> stepOf(row) <= step))
            .map(row -> row + "\n")
            .collect(Collectors.joining());
    AtomicFile.stream(file, out -> out.write(kept.getBytes(StandardCharsets.UTF_8)));
  }

  /** Whole rows: a kill may have left a part of one. */
  private List<String> rows() {
    if (!Files.exists(file)) {
      return List.of();
    }
    try {
      String text = Files.readString(file);
      return text.substring(0, text.lastIndexOf('\n') + 1).lines().skip(1).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static int stepOf(String row) {
    try {
      return Integer.parseInt(row.substring(0, Math.max(0, row.indexOf(','))));
    } catch (NumberFormatException e) {
      throw new OutputTakenException(
          "metrics.csv: a row must begin with its step, got \"%s\"; start over".formatted(row), e);
    }
  }

  void append(int step, List<OptionalDouble> values) {
    String row =
        values.stream()
            .map(value -> value.isPresent() ? String.valueOf(value.getAsDouble()) : "")
            .collect(Collectors.joining(",", step + ",", "\n"));
    try {
      Files.writeString(file, row, StandardOpenOption.APPEND);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}

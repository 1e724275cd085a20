// SPDX-License-Identifier: Apache-2.0
package org.thalweg.torch.data.reader;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.thalweg.landscape.InputFileException;
import org.thalweg.torch.data.Dataset;
import org.thalweg.torch.data.DatasetInfo;
import org.thalweg.torch.data.DatasetReader;
import org.thalweg.torch.data.ImageFormat;
import org.thalweg.torch.data.Normalization;
import org.thalweg.torch.data.TargetColumn;
import org.thalweg.torch.data.Targets;

/**
 * A table in the layout in which scikit-learn ships small sets, one part, standardised.
 *
 * <p>The first line is rows, features, and the classes' names; then a line a sample, the label
 * last.
 */
abstract class ScikitReader implements DatasetReader {
  private final String name;
  private final String file;

  /**
   * @param file its name in a folder, and inside Thalweg
   */
  ScikitReader(String name, String file) {
    this.name = name;
    this.file = file;
  }

  @Override
  public final String name() {
    return name;
  }

  @Override
  public final List<String> splits() {
    return List.of("train");
  }

  /** Reads the file in the folder if it is there, else the one that comes with Thalweg. */
  @Override
  public final Dataset read(Optional<Path> folder, String split) {
    Path place = folder.map(parent -> parent.resolve(file)).orElse(Path.of(file));
    boolean there = folder.isPresent() && Files.isRegularFile(place);
    try (BufferedReader lines =
        new BufferedReader(
            new InputStreamReader(
                there ? Files.newInputStream(place) : own(), StandardCharsets.UTF_8))) {
      return read(place, lines.lines().filter(line -> !line.isBlank()).toList());
    } catch (IOException e) {
      throw new InputFileException(place, "cannot be read: " + e.getMessage(), e);
    }
  }

  private InputStream own() {
    InputStream resource = ScikitReader.class.getResourceAsStream(file);
    if (resource == null) {
      throw new IllegalStateException("the jar lacks its resource " + file);
    }
    return resource;
  }

  private Dataset read(Path place, List<String> lines) {
    List<String> head = lines.isEmpty() ? List.of() : List.of(lines.get(0).split(",", -1));
    if (head.size() < 3
        || !head.get(0).equals(String.valueOf(lines.size() - 1))
        || lines.size() < 2
        || !head.get(1).equals(String.valueOf(lines.get(1).split(",", -1).length - 1))) {
      throw new InputFileException(
          place,
          "must begin with its rows, its features and its classes' names, and have as many; for other tables use csv:FILE");
    }
    List<String> classes = head.subList(2, head.size());
    int features = lines.get(1).split(",", -1).length - 1;
    float[] values = new float[(lines.size() - 1) * features];
    int[] labels = new int[lines.size() - 1];
    for (int row = 0; row < labels.length; row++) {
      double[] cells = cells(place, row + 2, lines.get(row + 1), features + 1);
      for (int c = 0; c < features; c++) {
        values[row * features + c] = (float) cells[c];
      }
      labels[row] = (int) cells[features];
      if (labels[row] != cells[features] || labels[row] < 0 || labels[row] >= classes.size()) {
        throw new InputFileException(
            place,
            "line %d must end with a label of 0 to %d, got %s"
                .formatted(row + 2, classes.size() - 1, cells[features]));
      }
    }
    DatasetInfo info =
        new DatasetInfo(name, "train", classes, ImageFormat.row(features), Normalization.NONE);
    return Dataset.owning(info, values, new Targets.Classes(labels)).standardized();
  }

  private static double[] cells(Path place, int line, String text, int count) {
    double[] cells =
        Arrays.stream(text.split(",", -1))
            .map(TargetColumn::parse)
            .mapToDouble(cell -> cell.orElse(Double.NaN))
            .toArray();
    if (cells.length != count || Arrays.stream(cells).anyMatch(c -> !Float.isFinite((float) c))) {
      throw new InputFileException(
          place, "line %d must be %d finite numbers, got \"%.60s\"".formatted(line, count, text));
    }
    return cells;
  }
}

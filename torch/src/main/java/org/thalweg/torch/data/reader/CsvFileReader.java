// SPDX-License-Identifier: Apache-2.0
package org.thalweg.torch.data.reader;

import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.IntStream;
import org.thalweg.torch.data.Dataset;
import org.thalweg.torch.data.DatasetInfo;
import org.thalweg.torch.data.DatasetReader;
import org.thalweg.torch.data.ImageFormat;
import org.thalweg.torch.data.Normalization;
import org.thalweg.torch.data.TargetColumn;

/**
 * A table of numbers in a file of comma-separated values under a line of names.
 *
 * <p>The target is the column called {@code label}, {@code target} or {@code class}, else the last:
 * words and whole numbers are classes, other numbers are numbers ({@link TargetColumn}). A column
 * called {@code split} says {@code train} or {@code test}; without one every row trains. All other
 * columns are features, standardised by their mean and deviation over the training rows.
 */
record CsvFileReader(String place) implements DatasetReader {
  @Override
  public String name() {
    return "csv:" + place;
  }

  @Override
  public Dataset read(Optional<Path> folder, String split) {
    CsvTable table = CsvTable.read(DatasetFormat.locate(folder, place));
    TargetColumn column = TargetColumn.ofWords(table.targets());
    DatasetInfo info =
        new DatasetInfo(
            name(),
            "train",
            column.classes(),
            ImageFormat.row(table.features()),
            Normalization.NONE);
    Dataset all = Dataset.owning(info, table.values(), column.targets());
    int[] training = rows(table, "train");
    if (training.length == 0) {
      throw table.problem("has no row whose split is train");
    }
    Dataset train = (training.length == all.count() ? all : all.subset(training)).standardized();
    if (split.equals("train")) {
      return train;
    }
    int[] test = rows(table, split);
    if (test.length == 0) {
      throw DatasetFormat.noTest(this, "add a column named split that says train or test");
    }
    return all.subset(test).of(split).with(train.info().normalization());
  }

  private static int[] rows(CsvTable table, String split) {
    return IntStream.range(0, table.parts().size())
        .filter(row -> table.parts().get(row).equals(split))
        .toArray();
  }
}

// SPDX-License-Identifier: Apache-2.0
package org.thalweg.torch.data.reader;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.thalweg.landscape.InputFileException;
import org.thalweg.torch.data.Dataset;
import org.thalweg.torch.data.DatasetReader;
import org.thalweg.torch.data.Normalization;
import org.thalweg.torch.data.Targets;
import org.thalweg.torch.data.Task;

class CsvFileReaderTest extends DatasetReaderContract {
  private static final String TABLE =
      """
      width,kind,height,split
      1,"big, red",10,train
      2,small,20,train
      3,"big, red",30,train
      9,small,90,test
      """;

  @Override
  DatasetReader reader() {
    return new CsvFileReader("table.csv");
  }

  @Override
  String known() {
    return "csv:FILE";
  }

  @Override
  Optional<Path> place() throws IOException {
    return table(TABLE.replace("kind", "Class"));
  }

  private Optional<Path> table(String text) throws IOException {
    Files.writeString(folder.resolve("table.csv"), text);
    return Optional.of(folder);
  }

  @Test
  void columns_areFoundByName() throws IOException {
    Dataset train = reader().read(place(), "train").with(Normalization.NONE);
    Dataset test = reader().read(place(), "test").with(Normalization.NONE);

    assertThat(train.info().classes()).containsExactly("big, red", "small");
    assertThat(train.labels()).containsExactly(0, 1, 0);
    assertThat(train.normalized()).containsExactly(1, 10, 2, 20, 3, 30);
    assertThat(test.labels()).containsExactly(1);
    assertThat(test.normalized()).containsExactly(9, 90);
  }

  @Test
  void features_areStandardisedByTheTrainingRows() throws IOException {
    assertThat(reader().read(place(), "train").info().normalization())
        .hasToString("2.0,20.0/0.8164966,8.164966");
  }

  @Test
  void lastColumn_isTheTargetWhereNoneIsNamed() throws IOException {
    Dataset two = reader().read(table("a,b,c\n1,2,0\n3,4,2\n"), "train").with(Normalization.NONE);

    assertThat(two.normalized()).containsExactly(1, 2, 3, 4);
    // Numbers from 0 on are labels as they are, also those that no row has.
    assertThat(two.info().classes()).containsExactly("0", "1", "2");
    assertThat(two.labels()).containsExactly(0, 2);
  }

  @Test
  void otherWholeNumbers_areRanked() throws IOException {
    Dataset two = reader().read(table("a,y\n1,1\n2,-1\n3,1\n"), "train");

    assertThat(two.info().classes()).containsExactly("-1", "1");
    assertThat(two.labels()).containsExactly(1, 0, 1);
    Targets.Values numbers = (Targets.Values) two.forTask(Task.REGRESSION).targets();
    assertThat(numbers.toArray()).containsExactly(1, -1, 1);
  }

  @Test
  void fractions_areNumbers() throws IOException {
    Dataset two = reader().read(table("a;y\n1;0.5\n2;3\n"), "train");

    assertThat(((Targets.Values) two.targets()).toArray()).containsExactly(0.5f, 3);
    assertThat(two.info().classes()).isEmpty();
  }

  @Test
  void byteOrderMarkAndEmptyLines_arePassedOver() throws IOException {
    Dataset two = reader().read(table("\uFEFFlabel\ta\r\n\r\nx\t1\r\ny\t2\r\n"), "train");

    assertThat(two.labels()).containsExactly(0, 1);
  }

  @Test
  void testOfOnePart_isRefusedWithTheWayOut() throws IOException {
    Optional<Path> place = table("a,y\n1,0\n2,1\n");

    assertThatThrownBy(() -> Datasets.read("csv:table.csv", place, "test"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "csv:table.csv has no test samples: add a column named split that says train or test");
  }

  @ParameterizedTest(name = "{1}")
  @CsvSource(
      delimiter = '|',
      value = {
        "''|is empty",
        "a,y\\n|has no row under its columns' names",
        "1,2\\n3,4\\n|must begin with the names of its columns, got numbers",
        "y\\n1\\n|must have a feature and a target column, got [y]",
        "a,y\\n1,0,5\\n|line 2 must have 2 cells like the first, got 3",
        "a,y\\nx,0\\n|line 2, column \"a\" must be a finite number; fill gaps and encode words before, got \"x\"",
        "a,y\\n,0\\n|column \"a\" must be a finite number",
        "a,y\\nNaN,0\\n|column \"a\" must be a finite number",
        "a,y\\n1e39,0\\n|column \"a\" must be a finite number",
        "a,y\\n1,\\n|column \"y\" must not be empty",
        "a,label,class\\n1,2,3\\n|must have one target column, got [label, class]",
        "a,y,split\\n1,2,validation\\n|column \"split\" must be train or test",
        "a,y,split\\n1,2,test\\n|has no row whose split is train",
      })
  void whatIsNoTableOfSamples_isRefused(String text, String why) throws IOException {
    Optional<Path> place = table(text.replace("\\n", "\n"));

    assertThatThrownBy(() -> reader().read(place, "train"))
        .isInstanceOf(InputFileException.class)
        .hasMessageStartingWith(folder.resolve("table.csv") + ": ")
        .hasMessageContaining(why);
  }

  @Test
  void missingFile_isNamed() {
    assertThatThrownBy(() -> Datasets.read("csv:none.csv", Optional.of(folder), "train"))
        .isInstanceOf(InputFileException.class)
        .hasMessage("none.csv: there is no such file");
  }
}

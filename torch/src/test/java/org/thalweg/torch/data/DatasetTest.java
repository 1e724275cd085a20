// SPDX-License-Identifier: Apache-2.0
package org.thalweg.torch.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class DatasetTest {
  /** Two images of 2 channels, 1×3; the second's bytes are beyond a signed byte. */
  private static final Dataset COLOURS =
      Dataset.of(
          new DatasetInfo(
              "colours",
              "test",
              List.of("a", "b"),
              new ImageFormat(2, 1, 3, 200),
              Normalization.parse("0,0.5/1,0.25")),
          new byte[] {0, 50, 100, 0, 50, 100, (byte) 200, (byte) 150, 0, (byte) 200, 0, 0},
          new int[] {1, 0});

  @Test
  void normalized_keepsChannelsApart() {
    assertThat(COLOURS.normalized())
        .containsExactly(0, 0.25f, 0.5f, -2, -1, 0, /* second image */ 1, 0.75f, 0, 2, -2, -2);
  }

  @Test
  void normalizedRange_isThatPartOfTheWhole() {
    assertThat(COLOURS.normalized(1, 1)).containsExactly(1, 0.75f, 0, 2, -2, -2);
    assertThatThrownBy(() -> COLOURS.normalized(1, 2))
        .isInstanceOf(IndexOutOfBoundsException.class);
  }

  @Test
  void anotherNormalization_keepsTheImages() {
    Dataset other = COLOURS.with(Normalization.parse("0/0.5"));

    assertThat(other.sha256()).isEqualTo(COLOURS.sha256());
    assertThat(other.normalized(0, 1)).containsExactly(0, 0.5f, 1, 0, 0.5f, 1);
    assertThatThrownBy(() -> COLOURS.with(Normalization.parse("0,0,0/1,1,1")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("has 1 or 2 means, got 0.0,0.0,0.0/1.0,1.0,1.0");
  }

  @Test
  void hash_isThatOfPixelsThenLabels() {
    // printf '\x00\x01\x01\0\0\0\x02\0\0\0' | sha256sum
    assertThat(TinyDataset.withLabels(1, 2).sha256())
        .isEqualTo("f2e038b6613a7283a5585ec7d8e082cf8f38534c79cac872db3b663562161858");
  }

  @Test
  void hash_tellsOrderApart() {
    assertThat(COLOURS.subset(new int[] {1, 0}).sha256()).isNotEqualTo(COLOURS.sha256());
  }

  @Test
  void labelBeyondTheClasses_isRefused() {
    assertThatThrownBy(() -> TinyDataset.withLabels(3))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("labels count 3 classes from 0, got 3 for image 0");
  }

  @Test
  void emptyDataset_isRefused() {
    assertThatThrownBy(TinyDataset::withLabels).isInstanceOf(IllegalArgumentException.class);
  }

  /** Three rows of a constant and a varying feature. */
  private static Dataset table(Targets targets, String... classes) {
    return Dataset.of(
        new DatasetInfo("table", "train", List.of(classes), ImageFormat.row(2), Normalization.NONE),
        new float[] {5, 1, 5, 2, 5, 3},
        targets);
  }

  @Test
  void row_hasTheShapeOfItsFeatures() {
    Dataset table = table(Targets.Classes.of(0, 1, 0), "a", "b");

    assertThat(table.info().format().shape()).containsExactly(2);
    assertThat(COLOURS.info().format().shape()).containsExactly(2, 1, 3);
    assertThat(table.normalized(1, 2)).containsExactly(5, 2, 5, 3);
    assertThatThrownBy(() -> table.image(0)).hasMessage("table holds numbers, not bytes");
  }

  @Test
  void standardizedTable_hasMeanZeroAndDeviationOneWhereItVaries() {
    Dataset table = table(Targets.Classes.of(0, 1, 0), "a", "b").standardized();

    // The deviation of 1, 2, 3 over n is √(2/3); seven digits of it are kept.
    float one = (float) (1 / 0.8164966);
    assertThat(table.normalized()).containsExactly(0, -one, 0, 0, 0, one);
    assertThat(table.info().normalization()).hasToString("5.0,2.0/1.0,0.8164966");
  }

  @Test
  void standardizedImages_areMeasuredInUnitsOfTheirScale() {
    assertThat(COLOURS.standardized().info().normalization().mean(0)).isEqualTo(0.4166667);
  }

  @Test
  void regressionOnClasses_takesTheNumbersTheyAreCalled() {
    assertThat(values(table(Targets.Classes.of(0, 1, 0), "-1", "250000")))
        .containsExactly(-1, 250_000, -1);
    assertThat(values(table(Targets.Classes.of(0, 1, 0), "3", "b"))).containsExactly(0, 1, 0);
  }

  private static float[] values(Dataset dataset) {
    Dataset regression = dataset.forTask(Task.REGRESSION);
    assertThat(regression.info().classes()).isEmpty();
    return ((Targets.Values) regression.targets()).toArray();
  }

  @Test
  void numbers_areNoClasses() {
    Dataset table = table(Targets.Values.of(new float[] {0.5f, 1.5f, 2.5f}, 1));

    assertThat(table.forTask(Task.REGRESSION).sha256()).isEqualTo(table.sha256());
    assertThatThrownBy(() -> table.forTask(Task.CLASSIFICATION))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("use task regression");
    assertThatThrownBy(table::labels).isInstanceOf(IllegalStateException.class);
  }

  @Test
  void choiceAmongNumbers_isSeededAndKeepsRowsAndTargetsTogether() {
    Dataset two =
        table(Targets.Values.of(new float[] {1, 10, 2, 20, 3, 30}, 2))
            .select(new SampleSelection.Balanced(2, 3));
    Targets.Values targets = (Targets.Values) two.targets();

    assertThat(two.count()).isEqualTo(2);
    for (int i = 0; i < 2; i++) {
      float row = two.normalized(i, 1)[1];
      assertThat(targets.value(i, 0)).isEqualTo(row);
      assertThat(targets.value(i, 1)).isEqualTo(10 * row);
    }
  }

  @Test
  void reconstruction_asksForTheSamplesThemselves() {
    Dataset images = COLOURS.forTask(Task.RECONSTRUCTION);

    assertThat(images.targets()).isEqualTo(new Targets.Inputs(2));
    assertThat(images.normalized()).containsExactly(COLOURS.normalized());
    assertThat(images.subset(new int[] {1}).count()).isEqualTo(1);
  }

  @Test
  void task_isWrittenInSmallLetters() {
    assertThat(Task.named("regression")).isEqualTo(Task.REGRESSION);
    assertThatThrownBy(() -> Task.named("Regression"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "a task is one of classification, regression, reconstruction, got \"Regression\"");
  }
}

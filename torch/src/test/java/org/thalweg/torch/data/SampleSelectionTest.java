// SPDX-License-Identifier: Apache-2.0
package org.thalweg.torch.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SampleSelectionTest {
  /** 30 of class 0, 20 of class 1, 2 of class 2, mixed. */
  private static final Dataset UNEVEN =
      TinyDataset.withLabels(
          IntStream.range(0, 52).map(i -> i % 26 == 25 ? 2 : i % 5 < 3 ? 0 : 1).toArray());

  @ParameterizedTest
  @ValueSource(strings = {"all", "first:12", "34"})
  void text_roundTrips(String text) {
    assertThat(SampleSelection.parse(text, 1)).hasToString(text);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "some", "first", "first:", "first:x", "1.5", "99999999999"})
  void otherText_isRefused(String text) {
    assertThatThrownBy(() -> SampleSelection.parse(text, 0))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("samples are written all, first:N or N, got \"%s\"", text);
  }

  @ParameterizedTest
  @ValueSource(strings = {"0", "-3", "first:0", "first:-1"})
  void noSamples_areRefused(String text) {
    assertThatThrownBy(() -> SampleSelection.parse(text, 0))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("samples must be at least 1, got ");
  }

  @ParameterizedTest
  @ValueSource(strings = {"first:53", "53"})
  void moreThanThereAre_isRefused(String text) {
    assertThatThrownBy(() -> choose(text, 0))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("asks for 53 samples, but the train split of tiny has 52");
  }

  @Test
  void first_isFileOrder() {
    assertThat(choose("first:3", 0)).containsExactly(0, 1, 2);
  }

  @Test
  void everything_isTheSameDataset() {
    assertThat(UNEVEN.select(SampleSelection.parse("all", 0))).isSameAs(UNEVEN);
    assertThat(UNEVEN.select(SampleSelection.parse("52", 9))).isSameAs(UNEVEN);
  }

  @Test
  void balanced_takesAsManyOfEachClassAsCanBe() {
    assertThat(classCounts(choose("6", 3))).containsExactly(2, 2, 2);
    assertThat(classCounts(choose("7", 3))).containsExactly(3, 2, 2);
    // Classes 1 and 2 run out; class 0 takes their share.
    assertThat(classCounts(choose("50", 3))).containsExactly(28, 20, 2);
  }

  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {0, 1, -1, Long.MAX_VALUE})
  void balanced_keepsFileOrderWithoutRepeats(long seed) {
    assertThat(choose("20", seed)).isSorted().doesNotHaveDuplicates().hasSize(20);
  }

  @Test
  void largerChoice_containsTheSmaller() {
    for (int count = 1; count < UNEVEN.count(); count++) {
      assertThat(boxed(choose(String.valueOf(count + 1), 5)))
          .containsAll(boxed(choose(String.valueOf(count), 5)));
    }
  }

  @Test
  void choice_dependsOnTheSeedAlone() {
    assertThat(choose("12", 1)).isEqualTo(choose("12", 1)).isNotEqualTo(choose("12", 2));
  }

  @Test
  void everyImage_isChosenAboutEquallyOften() {
    int seeds = 4000;
    Dataset even = TinyDataset.withLabels(IntStream.range(0, 30).map(i -> i % 3).toArray());
    int[] times = new int[even.count()];
    for (int seed = 0; seed < seeds; seed++) {
      for (int i : SampleSelection.parse("6", seed).choose(even)) {
        times[i]++;
      }
    }
    // Each has probability 1/5: mean 800, deviation 25.3; five deviations are 127.
    assertThat(boxed(times)).allSatisfy(t -> assertThat(t).isBetween(800 - 127, 800 + 127));
  }

  private static int[] choose(String text, long seed) {
    return SampleSelection.parse(text, seed).choose(UNEVEN);
  }

  private static int[] classCounts(int[] chosen) {
    int[] counts = new int[3];
    for (int i : chosen) {
      counts[UNEVEN.label(i)]++;
    }
    return counts;
  }

  private static List<Integer> boxed(int[] values) {
    List<Integer> list = new ArrayList<>();
    for (int value : values) {
      list.add(value);
    }
    return list;
  }
}

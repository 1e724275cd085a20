// SPDX-License-Identifier: Apache-2.0
package org.thalweg.landscape.objective;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.thalweg.landscape.subspace.Coordinates;

class ComposedSlicesTest {
  private static final Offset<Double> DOUBLE_ROUNDING = Offset.offset(1e-14);

  private final List<String> closed = new ArrayList<>();
  private final List<String> blocks = new ArrayList<>();

  /** A line of one formula a channel, which notes that it was closed. */
  private final class Formulas implements Slice {
    private final String name;
    private final List<Channel> channels;
    private final List<ToDoubleFunction<Coordinates>> formulas;
    private boolean failsToClose;
    private int blockSize = 1;

    Formulas(String name, List<Channel> channels, List<ToDoubleFunction<Coordinates>> formulas) {
      this.name = name;
      this.channels = channels;
      this.formulas = formulas;
    }

    Formulas failingToClose() {
      failsToClose = true;
      return this;
    }

    Formulas inBlocksOf(int points) {
      blockSize = points;
      return this;
    }

    @Override
    public int blockSize() {
      return blockSize;
    }

    @Override
    public List<Measurement> measureAll(List<Coordinates> points) {
      blocks.add(name);
      return points.stream().map(this::measure).toList();
    }

    @Override
    public int dimension() {
      return 1;
    }

    @Override
    public List<Channel> channels() {
      return channels;
    }

    @Override
    public Measurement measure(Coordinates point) {
      return Measurement.of(
          formulas.stream().mapToDouble(formula -> formula.applyAsDouble(point)).toArray());
    }

    @Override
    public void close() {
      closed.add(name);
      if (failsToClose) {
        throw new IllegalStateException(name);
      }
    }
  }

  private Formulas loss(String split, ToDoubleFunction<Coordinates> formula) {
    return new Formulas(split, List.of(Channel.loss(split)), List.of(formula));
  }

  private Formulas draw(double slope) {
    return new Formulas(
        "draw " + slope,
        List.of(Channel.loss("train"), Channel.accuracy("train"), Channel.standardError("train")),
        List.of(c -> 0.1 + slope * c.x(), c -> 100 - slope, c -> slope));
  }

  private static List<String> names(Slice slice) {
    return slice.channels().stream().map(Channel::name).toList();
  }

  private static double value(Slice slice, String channel, double x) {
    return slice.measure(Coordinates.of(x)).get(names(slice).indexOf(channel));
  }

  @Test
  void combined_hasTheChannelsOfAll_inTheirOrder() {
    try (Slice both =
        new CombinedSlice(List.of(loss("train", Coordinates::x), loss("test", c -> 2 * c.x())))) {
      assertThat(names(both)).containsExactly("train_loss", "test_loss");
      assertThat(both.measure(Coordinates.of(3))).isEqualTo(Measurement.of(3, 6));
      assertThat(both.dimension()).isEqualTo(1);
    }
    assertThat(closed).containsExactly("train", "test");
  }

  @Test
  void sameNameTwice_isRefused_andThePartsAreClosed() {
    List<Slice> parts = List.of(loss("train", Coordinates::x), loss("train", Coordinates::x));

    assertThatIllegalArgumentException()
        .isThrownBy(() -> new CombinedSlice(parts))
        .withMessageContaining("[train_loss, train_loss]");
    assertThat(closed).hasSize(2);
  }

  @Test
  void otherDimensionsOrNone_areRefused() {
    Slice plane =
        AnalyticObjectives.tilted()
            .restrictedTo(AnalyticObjectives.coordinateAxes(AnalyticObjectives.origin(2), 2));

    assertThatIllegalArgumentException()
        .isThrownBy(() -> new CombinedSlice(List.of(plane, loss("test", Coordinates::x))))
        .withMessageContaining("[2, 1]");
    assertThatIllegalArgumentException().isThrownBy(() -> new RepeatedSlice(List.of()));
  }

  @Test
  void closing_closesEveryPartOnce_evenIfOneFails() {
    Slice both =
        new CombinedSlice(
            List.of(
                loss("a", Coordinates::x).failingToClose(),
                loss("b", Coordinates::x).failingToClose(),
                loss("c", Coordinates::x)));

    assertThatThrownBy(both::close)
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("a")
        .satisfies(e -> assertThat(e.getSuppressed()).hasSize(1));
    both.close();
    assertThat(closed).containsExactly("a", "b", "c");
  }

  @Test
  void repeated_givesMeanDeviationAndEveryDraw() {
    try (Slice draws = new RepeatedSlice(List.of(draw(1), draw(2), draw(6)))) {
      assertThat(names(draws))
          .containsExactly(
              "train_loss",
              "train_acc",
              "train_loss_se",
              "train_loss_sd",
              "train_acc_sd",
              "train_loss_draw1",
              "train_loss_draw2",
              "train_loss_draw3",
              "train_acc_draw1",
              "train_acc_draw2",
              "train_acc_draw3");
      assertThat(value(draws, "train_loss", 1)).isCloseTo(3.1, DOUBLE_ROUNDING);
      // (−2)² + (−1)² + 3² = 14, by K − 1 = 2.
      assertThat(value(draws, "train_loss_sd", 1)).isCloseTo(Math.sqrt(7), DOUBLE_ROUNDING);
      assertThat(value(draws, "train_loss_se", 1)).isEqualTo(3);
      assertThat(value(draws, "train_loss_draw3", 1)).isEqualTo(6.1);
      assertThat(value(draws, "train_acc_draw2", 1)).isEqualTo(98);
    }
    assertThat(closed).hasSize(3);
  }

  /** Ten summed copies of 0.1 and a division by ten would not be 0.1. */
  @Test
  void whereDrawsAgree_theMeanIsTheSameBits() {
    List<Slice> ten = new ArrayList<>();
    for (int i = 1; i <= 10; i++) {
      ten.add(draw(i));
    }
    try (Slice draws = new RepeatedSlice(ten)) {
      assertThat(value(draws, "train_loss", 0)).isEqualTo(0.1);
      assertThat(value(draws, "train_loss_sd", 0)).isZero();
    }
  }

  @Test
  void composedSlices_handBlocksToTheirParts() {
    List<Coordinates> points = List.of(Coordinates.of(-1), Coordinates.of(0.3), Coordinates.of(2));
    List<Slice> composed =
        List.of(
            new CombinedSlice(
                List.of(loss("test", Coordinates::x).inBlocksOf(4), draw(2).inBlocksOf(3))),
            new RepeatedSlice(List.of(draw(1).inBlocksOf(1), draw(3).inBlocksOf(7))));
    assertThat(composed).extracting(Slice::blockSize).containsExactly(4, 7);
    for (Slice slice : composed) {
      assertThat(slice.measureAll(points)).isEqualTo(points.stream().map(slice::measure).toList());
    }
    assertThat(blocks).containsExactly("test", "draw 2.0", "draw 1.0", "draw 3.0");
  }

  @Test
  void oneDraw_isItself_withoutDeviation() {
    try (Slice one = new RepeatedSlice(List.of(draw(7)))) {
      assertThat(value(one, "train_loss", 0.3)).isEqualTo(0.1 + 7 * 0.3);
      assertThat(value(one, "train_loss_sd", 0.3)).isZero();
      assertThat(value(one, "train_loss_draw1", 0.3)).isEqualTo(0.1 + 7 * 0.3);
    }
  }

  @Test
  void tornDraws_showInTheMean() {
    try (Slice draws =
        new RepeatedSlice(
            List.of(
                loss("train", c -> c.x() < 0 ? Double.NaN : Double.POSITIVE_INFINITY),
                loss("train", c -> 1)))) {
      assertThat(value(draws, "train_loss", -1)).isNaN();
      assertThat(value(draws, "train_loss_sd", -1)).isNaN();
      assertThat(value(draws, "train_loss", 1)).isEqualTo(Double.POSITIVE_INFINITY);
      assertThat(value(draws, "train_loss_sd", 1)).isNaN();
      assertThat(value(draws, "train_loss_draw2", 1)).isEqualTo(1);
    }
  }

  @Test
  void drawsOfOtherChannels_areRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new RepeatedSlice(List.of(draw(1), loss("train", Coordinates::x))))
        .withMessageContaining("same channels");
    assertThat(closed).hasSize(2);
  }
}

// SPDX-License-Identifier: Apache-2.0
package org.thalweg.landscape.direction;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.thalweg.landscape.parameters.ParameterVector;

/** What every direction source promises; a new one extends this. */
abstract class DirectionSourceContract {

  /** A source that works at {@link #centre()}, made anew every time. */
  abstract DirectionSource source();

  /** The most directions it can give. */
  abstract int most();

  ParameterVector centre() {
    return Layouts.weights();
  }

  @Test
  final void directions_areTheSameEveryTime() {
    DirectionSource source = source();
    List<ParameterVector> once = source.directions(centre(), most());

    assertThat(source.directions(centre(), most())).isEqualTo(once);
    assertThat(source().directions(centre(), most())).isEqualTo(once);
  }

  @Test
  final void count_isHonoured_andFewerAreTheFirstOnes() {
    List<ParameterVector> all = source().directions(centre(), most());

    for (int count = 1; count <= most(); count++) {
      assertThat(source().directions(centre(), count)).isEqualTo(all.subList(0, count));
    }
  }

  @Test
  final void moreThanItHas_areRefused() {
    if (most() < 3) {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> source().directions(centre(), most() + 1))
          .withMessageContaining(Integer.toString(most() + 1));
    } else {
      assertThat(source().directions(centre(), 3)).hasSize(3);
    }
  }

  @Test
  final void directions_areFinite_differ_andMoveSomething() {
    List<ParameterVector> all = source().directions(centre(), most());

    assertThat(all).doesNotHaveDuplicates();
    for (ParameterVector direction : all) {
      assertThat(direction.layout()).isEqualTo(centre().layout());
      assertThat(direction.firstNonFiniteBlock()).isEmpty();
      assertThat(direction.norm()).isPositive();
    }
  }
}

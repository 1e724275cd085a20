// SPDX-License-Identifier: Apache-2.0
package org.thalweg.landscape.evaluation;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class LocalEvaluatorTest {

  @Nested
  class WithOneWorker extends EvaluatorContract {
    @Override
    protected Evaluator evaluator() {
      return new LocalEvaluator(1);
    }
  }

  @Nested
  class WithFourWorkers extends EvaluatorContract {
    @Override
    protected Evaluator evaluator() {
      return new LocalEvaluator(4);
    }
  }

  @Test
  void noWorkers_isRefused() {
    assertThatThrownBy(() -> new LocalEvaluator(0)).hasMessageContaining("got 0");
  }
}

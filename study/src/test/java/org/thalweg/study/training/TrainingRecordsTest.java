// SPDX-License-Identifier: Apache-2.0
package org.thalweg.study.training;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TrainingRecordsTest {
  @ParameterizedTest
  @CsvSource({"0, 10, epoch 0", "15, 10, epoch 1.5", "30, 10, epoch 3", "1, 3, epoch 0.33"})
  void label_countsEpochsToHundredths(int step, int stepsPerEpoch, String label) {
    assertThat(TrainingRecords.label(step, stepsPerEpoch)).isEqualTo(label);
  }
}

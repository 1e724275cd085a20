// SPDX-License-Identifier: Apache-2.0
package org.thalweg.landscape.subspace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AxisRequestTest {

  @Test
  void bothForms_areParsed_andWrittenBack() {
    AxisRequest fixed = AxisRequest.parse("-1:1:51");
    AxisRequest auto = AxisRequest.parse(" auto:51 ");

    assertThat(fixed).isEqualTo(new AxisRequest.Fixed(new Axis(-1, 1, 51)));
    assertThat(auto).isEqualTo(new AxisRequest.Auto(51));
    assertThat(fixed.count()).isEqualTo(auto.count()).isEqualTo(51);
    assertThat(AxisRequest.parse(fixed.toString())).isEqualTo(fixed);
    assertThat(AxisRequest.parse(auto.toString())).isEqualTo(auto);
  }

  @ParameterizedTest
  @CsvSource({
    "auto, auto:51",
    "auto:, auto:count",
    "auto:x, auto:count",
    "auto:-3, auto:count",
    "auto:1, at least 2 points",
    "1:2, min:max:count",
    "find:3, min:max:count"
  })
  void badText_isRefusedWithItsReason(String text, String reason) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> AxisRequest.parse(text))
        .withMessageContaining(reason);
  }

  @Test
  void aroundAPath_isItsExtentAndAFifth_theCentreIncluded() {
    assertThat(new AxisRequest.Auto(11).around(2, 5, 10)).isEqualTo(new Axis(-2, 12, 11));
    assertThat(new AxisRequest.Auto(11).around(-5, 5)).isEqualTo(new Axis(-7, 7, 11));
  }
}

// SPDX-License-Identifier: Apache-2.0
package org.thalweg.landscape.io.numpy;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HalfTest {
  /** Values of IEEE 754 binary16 that its definition gives. */
  @ParameterizedTest
  @CsvSource({
    "0000, 0.0",
    "8000, -0.0",
    "0001, 5.9604644775390625E-8",
    "03ff, 6.097555160522461E-5",
    "0400, 6.103515625E-5",
    "3555, 0.333251953125",
    "c000, -2.0",
    "7bff, 65504",
    "7c00, Infinity",
    "fc00, -Infinity",
    "7e00, NaN"
  })
  void halves_areReadExactly(String bits, Double expected) throws NpyException {
    int value = Integer.parseInt(bits, 16);
    byte[] little = {(byte) value, (byte) (value >> 8)};
    byte[] big = {(byte) (value >> 8), (byte) value};

    assertThat(NpyType.of("<f2").numbers(little)[0]).isEqualTo(expected);
    assertThat(NpyType.of(">f2").numbers(big)[0]).isEqualTo(expected);
  }
}

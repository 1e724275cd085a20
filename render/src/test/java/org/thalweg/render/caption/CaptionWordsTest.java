// SPDX-License-Identifier: Apache-2.0
package org.thalweg.render.caption;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import org.thalweg.render.caption.CaptionWords.Part;
import org.thalweg.render.caption.CaptionWords.Weight;

class CaptionWordsTest {
  private static final CaptionWords WORDS =
      new CaptionWords(
          List.of(
              new Part("loss 3", Weight.DETAIL),
              new Part("on iris", Weight.SUBJECT),
              new Part("off the plane", Weight.HIDDEN),
              new Part("9 points failed", Weight.WARNING)));

  private static Predicate<String> atMost(int length) {
    return text -> text.length() <= length;
  }

  @Test
  void full_isEverythingInOrder() {
    assertThat(CaptionLength.FULL.of(WORDS, atMost(0)))
        .isEqualTo("loss 3\u00a0· on iris\u00a0· off the plane\u00a0· 9 points failed");
  }

  @Test
  void short_keepsWhatMattersMost_inTheUsualOrder() {
    assertThat(CaptionLength.SHORT.of(WORDS, atMost(26)))
        .isEqualTo("on iris\u00a0· 9 points failed");
    assertThat(CaptionLength.SHORT.of(WORDS, atMost(15))).isEqualTo("9 points failed");
    assertThat(CaptionLength.SHORT.of(WORDS, atMost(100))).isEqualTo(WORDS.full());
  }

  /** A long part that does not fit leaves its room to the next. */
  @Test
  void short_passesOverWhatDoesNotFit() {
    assertThat(CaptionLength.SHORT.of(WORDS, atMost(14))).isEqualTo("on iris");
  }

  @Test
  void none_isNothing() {
    assertThat(CaptionLength.NONE.of(WORDS, atMost(100))).isEmpty();
    assertThatThrownBy(() -> CaptionLength.named("long")).hasMessageContaining("\"long\"");
  }
}

// SPDX-License-Identifier: Apache-2.0
package org.thalweg.landscape.io.exchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.thalweg.landscape.io.exchange.ReferenceDirections.Rule;
import org.thalweg.landscape.subspace.Axis;

class ReferenceNameTest {
  private static final Rule FILTER = new Rule("biasbn", "filter");
  private static final String PUBLISHED =
      "net_lr=0.1_wd=0.0005/model_300.t7_weights_xignore=biasbn_xnorm=filter_yignore=biasbn"
          + "_ynorm=filter.h5_[-1.0,1.0,51]x[-1.0,1.0,51].h5";

  @Test
  void publishedName_saysModelDirectionsAndRanges() {
    ReferenceName name = ReferenceName.find(PUBLISHED).orElseThrow();
    Axis axis = new Axis(-1, 1, 51);
    assertThat(name)
        .isEqualTo(
            new ReferenceName(
                new ReferenceDirections(
                    "net_lr=0.1_wd=0.0005/model_300.t7", "weights", FILTER, FILTER, "", false, 0),
                List.of(axis, axis),
                ReferenceName.Data.ALL));
    assertThat(name.describe())
        .isEqualTo(
            "model_300.t7: directions over weights, filter-normalised, biases and batch norm still");
  }

  @ParameterizedTest(name = "{0}")
  @ValueSource(
      strings = {
        PUBLISHED,
        "model_300.t7_weights.h5",
        "model_300.t7_weights_idx=3.h5",
        "a/model_300.t7_states_xnorm=dlayer.h5_[-0.5,1.5,401].h5",
        "a/model_300.t7_weights_xignore=biasbn.h5_[-1e-05,1e+16,5].h5",
        "a/m.t7_weights_xnorm=weight_same_dir_idx=12.h5",
        "a/m.t7_weights_ynorm=layer.h5_[0.0,1.0,2]x[0.0,0.25,3]_rawdata_datasplit=4_splitidx=2.h5",
        "a/m_1.t7_m_2.t7_states.h5_[-1.0,1.0,401].h5",
        "a/m_1.t7_m_2.t7_weights_xignore=biasbn_xnorm=filtera/m_3.t7_idx=1.h5_[0.0,1.0,5].h5",
        "a/m_1.t7_weightsb/c_m_3.t7.h5",
        "a/PCA_weights_ignore=biasbn_save_epoch=1/directions.h5_[-10.0,45.0,51]x[-2.5,3.0,7].h5",
        "mine.h5_[0.0,1.0,5].h5"
      })
  void everyPartOfAName_comesBack(String text) {
    assertThat(ReferenceName.find(text)).map(ReferenceName::fileName).contains(text);
    assertThat(ReferenceName.find(Path.of(text))).map(ReferenceName::fileName).contains(text);
  }

  @Test
  void partsOfAName_areToldApart() {
    ReferenceName name =
        ReferenceName.find(
                "a/m_1.t7_m_2.t7_weights_xignore=biasbn_xnorm=filtera/m_3.t7_idx=1.h5"
                    + "_[0.0,1.0,5]x[-1.0,0.0,3]_rawdata_datasplit=4_splitidx=2.h5")
            .orElseThrow();
    assertThat(name.directions())
        .isEqualTo(
            new ReferenceDirections(
                "a/m_1.t7_m_2.t7", "weights", FILTER, Rule.NONE, "a/m_3.t7", false, 1));
    assertThat(name.axes()).containsExactly(new Axis(0, 1, 5), new Axis(-1, 0, 3));
    assertThat(name.data()).isEqualTo(new ReferenceName.Data(true, 4, 2));
    assertThat(name.describe())
        .isEqualTo(
            "m_1.t7_m_2.t7: directions over weights, filter-normalised, biases and batch norm still"
                + "; y towards m_3.t7; repeat 1, data not normalised, part 3 of 4 of the data");
  }

  @ParameterizedTest(name = "\"{0}\"")
  @ValueSource(
      strings = {
        "",
        "a.h5",
        "surface.h5",
        "m_weights_xnorm=.h5_[1.0,0.0,5].h5",
        "m_weights.h5_[a,1.0,5].h5",
        "m_weights.h5_[0.0,1.0,1].h5",
        "m_weights.h5_[0.0,1.0,99999999999].h5",
        "m_weights_idx=99999999999.h5"
      })
  void otherNames_areNotTakenForOne(String text) {
    assertThat(ReferenceName.find(text)).isEmpty();
  }

  @ParameterizedTest(name = "{0} and {1}")
  @CsvSource({
    "a/b/model_1.t7, a/b/model_2.t7, a/b/model_1.t7_model_2.t7",
    "a/one/model_1.t7, a/two/model_2.t7, a/one_model_1.t7_two_model_2.t7",
    "a/net_1/model_1.t7, a/net_2/x/model_2.t7, a/net_1_model_1.t7_net_2/x_model_2.t7",
    "one/model_1.t7, two/model_2.t7, one_model_1.t7_two_model_2.t7",
    "a/model_1.t7, a/b/model_2.t7, a_model_1.t7_b_model_2.t7",
    "a/b/model_1.t7, a/model_2.t7, a/b_model_1.t7__model_2.t7",
    "one.t7, two.t7, one.t7_two.t7",
    "one.t7, a/two.t7, one.t7_a_two.t7"
  })
  void twoModels_makeOneBeginning(String first, String second, String beginning) {
    assertThat(ReferenceDirections.models(first, second)).isEqualTo(beginning);
  }

  @ParameterizedTest(name = "{0} and {1}")
  @CsvSource({
    "a/one.t7, a/three.t7, a/three.t7", "a/one.t7, b/c/three.t7, b/c_three.t7",
    "one.t7, three.t7, three.t7", "a/one.t7, three.t7, three.t7"
  })
  void thirdModel_isWrittenByItsOwnRule(String first, String third, String written) {
    assertThat(ReferenceDirections.third(first, third)).isEqualTo(written);
  }

  @Test
  void threeAxes_areRefused() {
    List<Axis> three = Collections.nCopies(3, new Axis(0, 1, 2));
    ReferenceDirections any = ReferenceDirections.named("a.h5");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new ReferenceName(any, three, ReferenceName.Data.ALL))
        .withMessageContaining("got 3");
  }

  /** Expected values printed by Python 3. */
  @ParameterizedTest(name = "{1}")
  @CsvSource({
    "-1, -1.0",
    "0, 0.0",
    "-0.0, -0.0",
    "0.1, 0.1",
    "0.30000000000000004, 0.30000000000000004",
    "1e-4, 0.0001",
    "1e-5, 1e-05",
    "-1.5e-7, -1.5e-07",
    "1e15, 1000000000000000.0",
    "1e16, 1e+16",
    "1.25e123, 1.25e+123",
    "4.9e-324, 5e-324",
    "2e23, 2e+23",
    "100, 100.0"
  })
  void numbers_areWrittenAsPythonDoes(double value, String text) {
    assertThat(PythonFloat.text(value)).isEqualTo(text);
  }
}

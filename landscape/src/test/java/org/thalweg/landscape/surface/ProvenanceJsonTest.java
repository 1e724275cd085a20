// SPDX-License-Identifier: Apache-2.0
package org.thalweg.landscape.surface;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.util.List;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.thalweg.landscape.finding.Finding;
import org.thalweg.landscape.finding.Findings;

class ProvenanceJsonTest {
  private static final String QUESTION =
      """
      "question":{"model":{"architecture":"a","sha256":"00","parameters":2},
       "data":{"dataset":"d","split":"train","samples":"all","count":1,"sha256":"00",
        "normalization":"0/1"},
       "loss":"sum","directions":{"kind":"random","norm":"none","ignore":"none",
        "tensors":"weights","bn":"frozen","seed":0,"sha256":"00"},
       "axes":["0:2:3"],"engine":{"name":"e","instructionSet":"any","device":"cpu",
        "precision":"fp64","batchSize":1}},
      "run":{"thalweg":"0","command":[],"created":"2026-01-01T00:00:00Z","seconds":0,
       "machine":"any"}""";

  @Test
  void flatFiguresOfEarlierFiles_becomeFindings() throws JsonProcessingException {
    Provenance read =
        ProvenanceJson.read(
            "{" + QUESTION + ",\"facts\":{\"directionNorm.x\":3.5,\"cosine\":\"NaN\"}}");
    assertThat(read.findings().all())
        .containsExactly(
            new Finding.Geometry(
                OptionalDouble.empty(), List.of(3.5), OptionalDouble.of(Double.NaN)));
  }

  @Test
  void fileWithoutFindings_hasNone() throws JsonProcessingException {
    assertThat(ProvenanceJson.read("{" + QUESTION + "}").findings()).isEqualTo(Findings.NONE);
  }

  @Test
  void findingOfALaterVersion_isPassedOver() throws JsonProcessingException {
    Provenance read =
        ProvenanceJson.read(
            "{"
                + QUESTION
                + ",\"findings\":[{\"kind\":\"tomorrow\",\"much\":1},{\"kind\":\"statedTestError\",\"percent\":7}]}");
    assertThat(read.findings().all()).containsExactly(new Finding.StatedTestError(7));
  }
}

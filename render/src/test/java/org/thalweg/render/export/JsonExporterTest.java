// SPDX-License-Identifier: Apache-2.0
package org.thalweg.render.export;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.thalweg.landscape.surface.Surface;
import org.thalweg.render.Golden;
import org.thalweg.render.TestSurfaces;

class JsonExporterTest {
  private static final ObjectMapper MAPPER = new ObjectMapper();

  @Test
  void roughPlane_isGolden() throws IOException {
    JsonNode json = json(RoughSurface.plane());
    Golden.assertSameText("rough.json", json.toPrettyString() + "\n");
  }

  @Test
  void nonSquareGrid_isNestedByRows() throws IOException {
    Surface surface = TestSurfaces.indexed();
    JsonNode json = json(surface);
    assertThat(json.at("/axes/x")).hasSize(5);
    assertThat(json.at("/axes/y")).hasSize(7);
    assertThat(json.at("/channels/train_loss/values")).hasSize(7);
    for (int iy = 0; iy < 7; iy++) {
      assertThat(json.at("/channels/train_loss/values/" + iy)).hasSize(5);
      for (int ix = 0; ix < 5; ix++) {
        String place = "/" + iy + "/" + ix;
        assertThat(json.at("/channels/train_loss/values" + place).doubleValue())
            .isEqualTo(100 * ix + iy);
        assertThat(json.at("/channels/train_acc/values" + place).doubleValue())
            .isEqualTo(surface.value(1, surface.grid().index(ix, iy)));
        assertThat(json.at("/channels/train_acc/mask" + place).booleanValue()).isFalse();
        assertThat(json.at("/status" + place).intValue()).isZero();
      }
    }
  }

  @Test
  void line_isFlat() throws IOException {
    JsonNode json = json(RoughSurface.line());
    assertThat(json.get("axes").has("y")).isFalse();
    assertThat(json.at("/channels/train_loss/values").toString())
        .isEqualTo("[0.0,null,1.0,1.5,2.0]");
    assertThat(json.at("/channels/train_loss/mask").toString())
        .isEqualTo("[false,true,false,false,false]");
  }

  @Test
  void provenance_isTheWholeRecord() throws IOException {
    JsonNode provenance = json(TestSurfaces.bowl()).get("provenance");
    assertThat(provenance.at("/question/model/architecture").asText()).isEqualTo("resnet56");
    assertThat(provenance.at("/findings/0/parameterNorm").doubleValue()).isEqualTo(62.5);
  }

  private static JsonNode json(Surface surface) throws IOException {
    return MAPPER.readTree(Exported.text(surface, "json"));
  }
}

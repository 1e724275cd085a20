// SPDX-License-Identifier: Apache-2.0
package org.thalweg.study.spec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.thalweg.landscape.InputFileException;

class PlacesTest {
  @TempDir private Path index;

  private Places in(String folder) {
    return new Places(Path.of(folder), index);
  }

  private static StudySpec model(String file) {
    return StudySpec.of(ModelSpec.checkpoint("resnet20", Path.of(file)), DataSpec.of("digits"));
  }

  private static String weights(StudySpec spec) {
    return spec.model().weights().orElseThrow();
  }

  @Test
  void neighbours_areToldRelatively_andMoveTogether() {
    StudySpec recorded = in("/home/a/out").recorded(model("/home/a/nets/x.pt"));
    assertThat(weights(recorded)).isEqualTo("../nets/x.pt");
    assertThat(weights(in("/mnt/b/out").resolved(recorded))).isEqualTo("/mnt/b/nets/x.pt");
  }

  /** Relative to the root, a path would be told whole. */
  @Test
  void strangers_areToldByName_andFoundOnThisMachine() {
    StudySpec recorded = in("/tmp/w").recorded(model("/home/a/nets/x.pt"));
    assertThat(weights(recorded)).startsWith("place:").endsWith("/x.pt").doesNotContain("home");
    assertThat(weights(in("/elsewhere").resolved(recorded))).isEqualTo("/home/a/nets/x.pt");
  }

  @Test
  void anotherMachine_asksForThem() {
    StudySpec recorded = model("place:0123456789abcdef/x.pt");
    assertThatThrownBy(() -> in("/tmp/w").resolved(recorded))
        .isInstanceOf(InputFileException.class)
        .hasMessageContaining("x.pt: this machine does not know where it is");
  }

  @Test
  void freshWeights_areNoPath() {
    StudySpec fresh = StudySpec.of(ModelSpec.fresh("resnet20", 3), DataSpec.of("digits"));
    assertThat(in("/tmp/w").recorded(fresh)).isEqualTo(fresh);
  }
}

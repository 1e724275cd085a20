// SPDX-License-Identifier: Apache-2.0
package org.thalweg.torch.engine;

import static org.assertj.core.api.Assertions.assertThat;

import org.bytedeco.pytorch.global.torch;
import org.junit.jupiter.api.Test;

class OneDnnTest {

  /** In use again once all that avoid it are closed, each of them twice if need be. */
  @Test
  void avoidance_endsWithTheLast() {
    boolean broken = OneDnn.needsWholeBlocks();
    OneDnn.Avoidance one = OneDnn.avoidWhereItBreaks();
    OneDnn.Avoidance other = OneDnn.avoidWhereItBreaks();
    one.close();
    one.close();
    assertThat(torch.globalContext().userEnabledMkldnn()).isEqualTo(!broken);
    other.close();
    assertThat(torch.globalContext().userEnabledMkldnn()).isTrue();
  }
}

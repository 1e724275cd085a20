// SPDX-License-Identifier: Apache-2.0
package org.thalweg.torch.onednn;

import static org.assertj.core.api.Assertions.assertThat;

import org.bytedeco.javacpp.Loader;
import org.junit.jupiter.api.Test;

class OneDnnTest {

  /** The other tests of this package check nothing where it is absent. */
  @Test
  void library_isThereOnEveryProcessorThatItHasKernelsFor() {
    assertThat(OneDnn.library().isPresent()).isEqualTo(Loader.getPlatform().endsWith("-x86_64"));
    OneDnn.library()
        .ifPresent(
            library -> {
              assertThat(library.name()).startsWith("oneDNN 3.");
              assertThat(library.instructionSet()).matches("(AVX2|AVX512|AVX10).*");
            });
  }
}

// SPDX-License-Identifier: Apache-2.0
package org.thalweg.torch.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.bytedeco.pytorch.Tensor;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class NativeScopeTest {

  @BeforeAll
  static void loadLibraries() {
    TorchEngine.load();
  }

  @Test
  void closing_freesWhatWasMadeInside() {
    Tensor inside;
    try (NativeScope scope = NativeScope.open()) {
      inside = HostArrays.toTensor(new float[] {1, 2, 3});
      assertThat(inside.isNull()).isFalse();
    }
    assertThat(inside.isNull()).isTrue();
  }

  @Test
  void keptHandle_livesUntilTheEnclosingScopeCloses() {
    Tensor kept;
    try (NativeScope outer = NativeScope.open()) {
      try (NativeScope inner = NativeScope.open()) {
        kept = inner.keep(HostArrays.toTensor(new float[] {4, 5}));
      }
      assertThat(HostArrays.toFloats(kept)).containsExactly(4, 5);
    }
    assertThat(kept.isNull()).isTrue();
  }

  @Test
  void outermostScope_cannotHandOver() {
    try (NativeScope scope = NativeScope.open()) {
      Tensor tensor = HostArrays.toTensor(new float[] {1});
      assertThatThrownBy(() -> scope.keep(tensor)).isInstanceOf(IllegalStateException.class);
    }
  }

  @Test
  void ownedHandle_outlivesItsScopeAndDiesWithItsOwner() {
    NativeOwner owner = new NativeOwner("this test");
    Tensor owned;
    try (NativeScope scope = NativeScope.open()) {
      owned = owner.own(HostArrays.toTensor(new float[] {6, 7}));
    }
    assertThat(owner.whileOpen(() -> HostArrays.toFloats(owned))).containsExactly(6, 7);
    owner.close();
    assertThat(owned.isNull()).isTrue();
    assertThatThrownBy(() -> owner.whileOpen(() -> 0))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("this test is closed");
  }
}

// SPDX-License-Identifier: Apache-2.0
package org.thalweg.torch.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.concurrent.CompletableFuture;
import org.bytedeco.pytorch.InferenceMode;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;
import org.junit.jupiter.api.Test;
import org.thalweg.landscape.objective.EngineException;

class TorchEngineTest {
  private final TorchEngine engine = TorchEngine.load();

  @Test
  void description_namesVersionAndInstructionSet() {
    assertThat(engine.name()).matches("libtorch \\d+\\.\\d+\\.\\d+");
    assertThat(engine.instructionSet()).isNotBlank().isUpperCase();
    assertThat(engine.question("fp32", 125).batchSize()).isEqualTo(125);
  }

  @Test
  void nativeFailure_isOneLineThatNamesTheOperation() {
    assertThatThrownBy(
            () ->
                engine.infer(
                    "adding",
                    () -> {
                      Tensor three = HostArrays.toTensor(new float[3]);
                      return three.add(HostArrays.toTensor(new float[4]));
                    }))
        .isInstanceOf(EngineException.class)
        .hasMessageStartingWith("adding failed: The size of tensor a (3) must match")
        .hasMessageNotContaining("\n");
  }

  @Test
  void callersFault_isNotDressedAsAnEngineFailure() {
    assertThatThrownBy(
            () ->
                engine.infer(
                    "adding",
                    () -> {
                      throw new IllegalArgumentException("mine");
                    }))
        .isExactlyInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void everyWorker_takesOneIntraOpThread() {
    engine.infer("measuring", 2, () -> 0);
    int fresh =
        CompletableFuture.supplyAsync(() -> engine.infer("counting", torch::get_num_threads))
            .join();
    int here = engine.infer("counting", torch::get_num_threads);
    assertThat(fresh).isEqualTo(1);
    assertThat(here).isEqualTo(1);
  }

  @Test
  void inference_endsWithTheWork() {
    assertThat(engine.infer("asking", InferenceMode::is_enabled)).isTrue();
    assertThat(InferenceMode.is_enabled()).isFalse();
  }
}

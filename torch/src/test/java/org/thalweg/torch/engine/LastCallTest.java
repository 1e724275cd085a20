// SPDX-License-Identifier: Apache-2.0
package org.thalweg.torch.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.thalweg.landscape.objective.EngineException;

class LastCallTest {
  private final LastCall bar = new LastCall();
  private final CountDownLatch begun = new CountDownLatch(1);
  private final CountDownLatch mayEnd = new CountDownLatch(1);

  @Test
  void theEnd_waitsForWorkInFlight() throws Exception {
    CompletableFuture<String> inFlight =
        CompletableFuture.supplyAsync(() -> bar.serve(this::slowly));
    assertThat(begun.await(10, TimeUnit.SECONDS)).isTrue();
    CompletableFuture<Void> end = CompletableFuture.runAsync(bar::ring);

    Thread.sleep(50);
    assertThat(end).isNotDone();
    mayEnd.countDown();

    end.get(10, TimeUnit.SECONDS);
    assertThat(inFlight.get(10, TimeUnit.SECONDS)).isEqualTo("done");
  }

  @Test
  void afterTheLastCall_nothingBegins() {
    bar.ring();
    assertThatThrownBy(() -> bar.serve(() -> "more"))
        .isInstanceOf(EngineException.class)
        .hasMessage("stopped: the program is ending");
  }

  @Test
  void workInsideWork_isServed() {
    assertThat(bar.<String>serve(() -> bar.serve(() -> "one call"))).isEqualTo("one call");
  }

  private String slowly() {
    begun.countDown();
    try {
      assertThat(mayEnd.await(10, TimeUnit.SECONDS)).isTrue();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    return "done";
  }
}

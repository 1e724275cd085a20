// SPDX-License-Identifier: Apache-2.0
package org.thalweg.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A training that was killed goes on where it was and ends in the same bits. */
class TrainKillTest {
  private static final long PATIENCE_SECONDS = 120;

  @TempDir private Path folder;

  /** Momentum, variants and a schedule: everything that a resumed run could forget. */
  private static String[] words(Path run) {
    String[] words = {
      "train",
      "--arch",
      "resnet8-digits",
      "--data",
      "digits",
      "--samples",
      "200",
      "--test-samples",
      "100",
      "--batch-size",
      "32",
      "--epochs",
      "10",
      "--optimizer",
      "adam",
      "--lr",
      "0.003",
      "--schedule",
      "cosine",
      "--augment",
      "--label-noise",
      "0.1",
      "--checkpoint-every",
      "3steps",
      "--threads",
      "2",
      "-o",
      run.toString()
    };
    return words;
  }

  @Test
  void killedTwice_endsInTheSameBits() throws Exception {
    Path whole = folder.resolve("whole");
    Path killed = folder.resolve("killed");
    assertThat(Typed.of((Object[]) words(whole)).code()).isZero();

    startAndKill(killed, 15);
    startAndKill(killed, 36);
    Typed last = Typed.of((Object[]) words(killed));

    assertThat(last.code()).as(last.err()).isZero();
    assertThat(last.out()).containsPattern("^resuming: [1-9][0-9]* of 70 steps already made");
    List<Path> checkpoints = checkpoints(whole);
    assertThat(checkpoints).hasSize(25);
    for (Path checkpoint : checkpoints) {
      Path other = killed.resolve("checkpoints").resolve(checkpoint.getFileName());
      assertThat(other).hasSameBinaryContentAs(checkpoint);
    }
    assertThat(metrics(killed)).isEqualTo(metrics(whole));
    assertThat(Typed.of((Object[]) words(killed)).out().lines()).containsExactly("complete");
  }

  /** Without the last column, the seconds. */
  private static List<String> metrics(Path run) throws IOException {
    return Files.readAllLines(run.resolve("metrics.csv")).stream()
        .map(row -> row.substring(0, row.lastIndexOf(',')))
        .toList();
  }

  private static List<Path> checkpoints(Path run) throws IOException {
    Path there = run.resolve("checkpoints");
    if (!Files.isDirectory(there)) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(there)) {
      return files.filter(file -> file.toString().endsWith(".safetensors")).sorted().toList();
    }
  }

  private void startAndKill(Path run, int step) throws IOException, InterruptedException {
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                "org.thalweg.cli.Main"));
    command.addAll(Arrays.asList(words(run)));
    Process process =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve("log").toFile())
            .start();
    Path awaited = run.resolve("checkpoints/step_%06d.safetensors".formatted(step / 3 * 3));
    long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
    while (process.isAlive() && !Files.exists(awaited)) {
      assertThat(System.nanoTime()).as("checkpoints appear in time").isLessThan(deadline);
      Thread.sleep(5);
    }
    process.destroyForcibly().waitFor();
    assertThat(run.resolve("state")).as("a state to go on from").exists();
  }
}

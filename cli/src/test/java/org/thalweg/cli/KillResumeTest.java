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
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.thalweg.cli.run.ExitCode;
import org.thalweg.landscape.evaluation.RunJournal;
import org.thalweg.landscape.surface.Surface;
import org.thalweg.landscape.surface.SurfaceFile;

/** A surface that was killed goes on where it was and ends in the same bits. */
class KillResumeTest {
  /** Several seconds of work on any machine: it must not end before it is killed. */
  private static final String[] PLANE = {
    "--samples", "first:192", "--x", "-1:1:7", "--y", "-1:1:5"
  };

  private static final long PATIENCE_SECONDS = 120;
  private static final long PAUSE_NANOS = 150_000_000;

  @TempDir private Path folder;

  @Test
  void killedTwice_endsInTheSameBits() throws Exception {
    Path whole = folder.resolve("whole.h5");
    Path killed = folder.resolve("killed.h5");
    assertThat(Typed.of((Object[]) RealInputs.smallSurface(whole, PLANE)).code()).isZero();

    for (int kill = 0; kill < 2; kill++) {
      startAndKill(RealInputs.smallSurface(killed, PLANE), killed, 2);
      assertThat(killed).doesNotExist();
    }
    Typed last = Typed.of((Object[]) RealInputs.smallSurface(killed, PLANE));

    assertThat(last.code()).isZero();
    assertThat(last.out()).containsPattern("^resuming: [1-9][0-9]* of 35 points already measured");
    assertThat(channels(killed)).isEqualTo(channels(whole));
    assertThat(folder.resolve("killed.h5.journal")).doesNotExist();
    assertThat(Typed.of((Object[]) RealInputs.smallSurface(killed, PLANE)).out().lines())
        .containsExactly("resuming: 35 of 35 points already measured", "complete");
  }

  @Test
  void killedMapOfEigenvalues_endsInTheSameBits() throws Exception {
    Path whole = folder.resolve("whole.h5");
    Path killed = folder.resolve("killed.h5");
    assertThat(Typed.of((Object[]) map(whole)).code()).isZero();

    // Every point is a transaction of its own; the first may be the journal's opening.
    startAndKill(map(killed), killed, 5);
    assertThat(killed).doesNotExist();
    Typed last = Typed.of((Object[]) map(killed));

    assertThat(last.code()).isZero();
    assertThat(last.out()).containsPattern("^resuming: [1-9][0-9]* of 25 points already measured");
    assertThat(channels(killed)).isEqualTo(channels(whole));
  }

  private static String[] map(Path output) {
    String words =
        "hessian --arch resnet8-digits --checkpoint init:0 --data digits --samples first:50"
            + " --x -1:1:5 --y -1:1:5 --steps 8 --threads 1 --map";
    return with(words.split(" "), output.toString());
  }

  @Test
  void anotherSeed_isRefusedOnTheSameOutput() throws Exception {
    Path output = folder.resolve("a.h5");
    String[] line = {"--samples", "first:16", "--x", "-1:1:3"};
    assertThat(Typed.of((Object[]) RealInputs.smallSurface(output, line)).code()).isZero();

    Typed other = Typed.of((Object[]) RealInputs.smallSurface(output, with(line, "--seed", "2")));

    assertThat(other.code()).isEqualTo(ExitCode.USAGE);
    assertThat(other.err()).contains("seed").contains("--fresh");
    assertThat(
            Typed.of(
                    (Object[])
                        RealInputs.smallSurface(output, with(line, "--seed", "2", "--fresh")))
                .code())
        .isZero();
  }

  @Test
  void foreignFileAtTheOutput_isRefusedAndKept() throws IOException {
    Path thesis = Files.writeString(folder.resolve("thesis.h5"), "ten years of work");

    Typed typed = Typed.of((Object[]) RealInputs.smallSurface(thesis, "--x", "-1:1:3"));

    assertThat(typed.code()).isEqualTo(ExitCode.USAGE);
    assertThat(typed.err()).contains("thesis.h5").contains("another place", "(--fresh)");
    assertThat(thesis).hasContent("ten years of work");
  }

  private static String[] with(String[] words, String... more) {
    List<String> all = new ArrayList<>(Arrays.asList(words));
    all.addAll(Arrays.asList(more));
    return all.toArray(String[]::new);
  }

  /** Bits, so that a NaN equals itself and -0.0 differs from 0.0. */
  private static List<List<Long>> channels(Path file) {
    Surface surface = SurfaceFile.read(file);
    List<List<Long>> bits = new ArrayList<>();
    for (int c = 0; c < surface.channels().size(); c++) {
      bits.add(Arrays.stream(surface.values(c)).mapToObj(Double::doubleToRawLongBits).toList());
    }
    return bits;
  }

  private void startAndKill(String[] words, Path output, int transactions)
      throws IOException, InterruptedException {
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                "org.thalweg.cli.Main"));
    command.addAll(Arrays.asList(words));
    Process process =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve("log").toFile())
            .start();
    awaitPoints(process, RunJournal.fileOf(output), transactions);
    process.destroyForcibly().waitFor();
  }

  /**
   * Returns once points are in the journal. Opening it changes its files in quick succession; later
   * changes, a pause apart, are transactions of points.
   */
  private static void awaitPoints(Process process, Path journal, int wanted)
      throws IOException, InterruptedException {
    long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
    String seen = state(journal);
    long seenAt = Long.MAX_VALUE;
    int transactions = 0;
    while (process.isAlive() && transactions < wanted) {
      assertThat(System.nanoTime()).as("the journal grows in time").isLessThan(deadline);
      Thread.sleep(20);
      String now = state(journal);
      if (!now.equals(seen)) {
        if (seenAt != Long.MAX_VALUE && System.nanoTime() - seenAt > PAUSE_NANOS) {
          transactions++;
        }
        seen = now;
        seenAt = System.nanoTime();
      }
    }
  }

  private static String state(Path journal) throws IOException {
    StringBuilder state = new StringBuilder();
    for (String suffix : new String[] {"", "-wal"}) {
      Path file = journal.resolveSibling(journal.getFileName() + suffix);
      if (Files.exists(file)) {
        state.append(Files.size(file)).append(Files.getLastModifiedTime(file)).append(' ');
      }
    }
    return state.toString();
  }
}

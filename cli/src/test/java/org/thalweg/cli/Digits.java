// SPDX-License-Identifier: Apache-2.0
package org.thalweg.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.thalweg.cli.run.ExitCode;
import org.thalweg.landscape.surface.Surface;
import org.thalweg.landscape.surface.SurfaceFile;

/** Commands on the embedded digits, which need no file. */
final class Digits {
  private Digits() {}

  /** {@code command} on the small residual network where seed 0 would start it. */
  static Typed typed(String command, Path output, String... more) {
    return typedFrom("init:0", command, output, more);
  }

  /** The same around another checkpoint. */
  static Typed typedFrom(String checkpoint, String command, Path output, String... more) {
    List<Object> words =
        new ArrayList<>(
            List.of(
                command,
                "--arch",
                "resnet8-digits",
                "--checkpoint",
                checkpoint,
                "--data",
                "digits",
                "--samples",
                "first:50",
                "-o",
                output));
    words.addAll(List.of(more));
    return Typed.of(words.toArray());
  }

  /** The surface that {@code thalweg surface} writes. */
  static Surface surface(Path output, String... more) {
    Typed typed = typed("surface", output, more);
    if (typed.code() != ExitCode.DONE) {
      throw new AssertionError(typed.err());
    }
    return SurfaceFile.read(output);
  }

  static double[] channel(Surface surface, String name) {
    return surface.values(surface.findChannel(name).orElseThrow());
  }
}

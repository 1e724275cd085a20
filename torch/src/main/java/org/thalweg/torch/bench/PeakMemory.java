// SPDX-License-Identifier: Apache-2.0
package org.thalweg.torch.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** The process's largest resident memory since the last reset; Linux tells, others do not. */
final class PeakMemory {
  private static final Path STATUS = Path.of("/proc/self/status");
  private static final Path RESET = Path.of("/proc/self/clear_refs");
  private static final String PEAK = "VmHWM:";
  private static final long KIB = 1024;

  private PeakMemory() {}

  /** Lets the peak begin at what the process takes now. */
  static void reset() {
    try {
      Files.writeString(RESET, "5");
    } catch (IOException e) {
      // Without it the peak is that of the whole process: still an upper bound.
      return;
    }
  }

  /** In bytes; 0 where the system does not tell. */
  static long bytes() {
    try (Stream<String> lines = Files.lines(STATUS)) {
      return lines
          .filter(line -> line.startsWith(PEAK))
          .mapToLong(line -> KIB * Long.parseLong(line.replaceAll("[^0-9]", "")))
          .findFirst()
          .orElse(0);
    } catch (IOException e) {
      return 0;
    }
  }
}

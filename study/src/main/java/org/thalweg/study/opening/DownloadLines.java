// SPDX-License-Identifier: Apache-2.0
package org.thalweg.study.opening;

import java.io.PrintWriter;
import org.thalweg.torch.download.Progress;
import org.thalweg.torch.download.RemoteFile;

/** Says of a download that it goes on: a line a tenth. */
final class DownloadLines implements Progress {
  private static final int STEPS = 10;

  private final PrintWriter err;
  private String told = "";

  DownloadLines(PrintWriter err) {
    this.err = err;
  }

  @Override
  public synchronized void at(RemoteFile file, long bytes) {
    String line =
        "downloading %s: %d %% of %d MB"
            .formatted(
                file.name(),
                bytes * STEPS / Math.max(1, file.size()) * (100 / STEPS),
                Math.max(1, file.size() / 1_000_000));
    if (!line.equals(told)) {
      told = line;
      err.println(line);
      err.flush();
    }
  }
}

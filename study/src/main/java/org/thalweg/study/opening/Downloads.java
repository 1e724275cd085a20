// SPDX-License-Identifier: Apache-2.0
package org.thalweg.study.opening;

import java.io.PrintWriter;
import org.thalweg.torch.download.DownloadCache;

/** Where data sets come from that are in no named directory. */
public record Downloads(DownloadCache cache) {

  /** The user's own cache; what is downloaded is told to {@code err}. */
  public static Downloads telling(PrintWriter err) {
    return new Downloads(DownloadCache.standard(new DownloadLines(err)));
  }
}

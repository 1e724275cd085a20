// SPDX-License-Identifier: Apache-2.0
package org.thalweg.torch.download;

import org.jspecify.annotations.Nullable;

/** A file could not be fetched, or is another than the published one; the message is one line. */
final class DownloadException extends Exception {
  private static final long serialVersionUID = 1;

  private final transient RemoteFile file;

  DownloadException(RemoteFile file, String problem, @Nullable Throwable cause) {
    super(problem, cause);
    this.file = file;
  }

  RemoteFile file() {
    return file;
  }
}

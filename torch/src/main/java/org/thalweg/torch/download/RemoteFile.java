// SPDX-License-Identifier: Apache-2.0
package org.thalweg.torch.download;

import java.net.URI;

/**
 * A published file and what it is known by.
 *
 * @param size in bytes
 * @param sha256 in small hexadecimal letters
 */
public record RemoteFile(URI address, long size, String sha256) {
  public RemoteFile {
    if (size < 1 || !sha256.matches("[0-9a-f]{64}")) {
      throw new IllegalArgumentException(
          "a published file has a size and 64 hexadecimal digits, got %d and \"%s\""
              .formatted(size, sha256));
    }
  }

  /** The last part of its address. */
  public String name() {
    String path = address.getPath();
    return path.substring(path.lastIndexOf('/') + 1);
  }
}

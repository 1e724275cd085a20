// SPDX-License-Identifier: Apache-2.0
package org.thalweg.torch.download;

import java.util.List;

/**
 * Where a data set is published: its files as they are, or packed in {@code .tar.gz} archives.
 *
 * @param members the names of the files to unpack; none if the files are used as they are
 */
public record PublicHome(List<RemoteFile> files, List<String> members) {
  public PublicHome {
    files = List.copyOf(files);
    members = List.copyOf(members);
  }

  /** The names of what has to be in a folder. */
  List<String> contents() {
    return members.isEmpty() ? files.stream().map(RemoteFile::name).toList() : members;
  }
}

// SPDX-License-Identifier: Apache-2.0
package org.thalweg.torch.download;

/** Hears how a download gets on, in the thread that downloads. */
@FunctionalInterface
public interface Progress {
  /** Says nothing. */
  Progress NONE = (file, bytes) -> {};

  /** So many bytes of {@code file} have come; called every few kilobytes, from 0 to its size. */
  void at(RemoteFile file, long bytes);
}

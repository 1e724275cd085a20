// SPDX-License-Identifier: Apache-2.0
package org.thalweg.landscape.io.numpy;

import java.io.IOException;

/** Why bytes are no array that can be read; the message names no file. */
final class NpyException extends IOException {
  private static final long serialVersionUID = 1;

  NpyException(String message) {
    super(message);
  }
}

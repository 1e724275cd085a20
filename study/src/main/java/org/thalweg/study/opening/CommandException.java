// SPDX-License-Identifier: Apache-2.0
package org.thalweg.study.opening;

/** A command could not go on; the message is the one line that the reader gets. */
public final class CommandException extends RuntimeException {
  public CommandException(String message) {
    super(message);
  }

  public CommandException(String message, Throwable cause) {
    super(message, cause);
  }
}

// SPDX-License-Identifier: Apache-2.0
package org.thalweg.landscape.objective;

/** The engine failed at a point; the message names the operation. */
public class EngineException extends RuntimeException {
  public EngineException(String message) {
    super(message);
  }

  public EngineException(String message, Throwable cause) {
    super(message, cause);
  }
}

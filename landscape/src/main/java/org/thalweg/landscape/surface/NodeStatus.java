// SPDX-License-Identifier: Apache-2.0
package org.thalweg.landscape.surface;

/** How a node's values came to be. The code is what files hold in {@code status}. */
public enum NodeStatus {
  MEASURED(0),
  FAILED(1),
  INTERPOLATED(2);

  private final int code;

  NodeStatus(int code) {
    this.code = code;
  }

  public int code() {
    return code;
  }

  public static NodeStatus ofCode(int code) {
    for (NodeStatus status : values()) {
      if (status.code == code) {
        return status;
      }
    }
    throw new IllegalArgumentException("a node's status is 0, 1 or 2, got " + code);
  }
}

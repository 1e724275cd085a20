// SPDX-License-Identifier: Apache-2.0
package org.thalweg.cli.run;

import java.util.function.Consumer;

/** A command that measures a line or plane, and can lay it without measuring. */
public interface LaysPlane {

  /** Reads models and samples and lays the directions, as the command's options ask. */
  LaidPlane lay(Consumer<String> log);
}

// SPDX-License-Identifier: Apache-2.0
package org.thalweg.cli.run;

import java.util.function.Consumer;

/** A command whose options name a whole study: models, samples, directions and range. */
public interface OpensStudy {

  /** Reads what the options name, as the command itself would. */
  PlaneStudy open(Consumer<String> log);
}

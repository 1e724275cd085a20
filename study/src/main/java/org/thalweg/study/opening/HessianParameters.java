// SPDX-License-Identifier: Apache-2.0
package org.thalweg.study.opening;

import java.util.Locale;
import org.thalweg.landscape.analysis.curvature.ParameterSelection;
import org.thalweg.landscape.parameters.ParameterLayout;

/** Which parameters a Hessian is of. */
public enum HessianParameters {
  /** All that an optimiser moves. */
  ALL,
  /** Without biases and normalisation, as in the reference implementation. */
  WEIGHTS;

  /** Those of {@code layout}. */
  public ParameterSelection of(ParameterLayout layout) {
    return this == ALL ? ParameterSelection.all(layout) : ParameterSelection.weights(layout);
  }

  /** Such as {@code all 855,770 parameters}. */
  public String describe(ParameterLayout layout) {
    int size = of(layout).size();
    return this == ALL ? "all %,d parameters".formatted(size) : "%,d weights".formatted(size);
  }

  /** The word that {@code --parameters} takes. */
  public String cliName() {
    return name().toLowerCase(Locale.ROOT);
  }
}

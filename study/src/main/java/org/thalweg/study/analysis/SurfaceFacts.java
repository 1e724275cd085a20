// SPDX-License-Identifier: Apache-2.0
package org.thalweg.study.analysis;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Predicate;
import org.thalweg.landscape.parameters.ParameterBlock;
import org.thalweg.landscape.parameters.ParameterVector;
import org.thalweg.landscape.subspace.Subspace;
import org.thalweg.study.opening.ModelSet;

/** The figures a caption needs of a subspace and the model at its centre. */
public final class SurfaceFacts {
  private SurfaceFacts() {}

  /**
   * Norms over trainable blocks, the cosine of the axes, and what the checkpoint says of itself.
   */
  public static Map<String, Double> of(Subspace subspace, ModelSet models) {
    Map<String, Double> facts = new LinkedHashMap<>(of(subspace));
    models.statedTestError().ifPresent(error -> facts.put("testError", error));
    return facts;
  }

  /** Norms over trainable blocks and the cosine of the axes. */
  public static Map<String, Double> of(Subspace subspace) {
    Map<String, Double> facts = new LinkedHashMap<>();
    Predicate<ParameterBlock> trainable = block -> block.role().trainable();
    facts.put("parameterNorm", subspace.centre().norm(trainable));
    String[] names = {"x", "y", "z"};
    for (int k = 0; k < subspace.dimension(); k++) {
      facts.put("directionNorm." + names[k], subspace.directions().get(k).norm(trainable));
    }
    if (subspace.dimension() > 1) {
      ParameterVector x = subspace.directions().get(0).withZero(trainable.negate());
      ParameterVector y = subspace.directions().get(1).withZero(trainable.negate());
      facts.put("cosine", x.dot(y) / (x.norm() * y.norm()));
    }
    return facts;
  }
}

// SPDX-License-Identifier: Apache-2.0
package org.thalweg.cli.run;

import java.util.LinkedHashMap;
import java.util.Map;
import org.thalweg.landscape.parameters.ParameterVector;
import org.thalweg.landscape.subspace.Subspace;
import org.thalweg.torch.checkpoint.Checkpoint;

/** The figures a caption needs of a subspace and the checkpoint at its centre. */
public final class SurfaceFacts {
  private SurfaceFacts() {}

  /**
   * Norms over trainable blocks, the cosine of the axes, and what the checkpoint says of itself.
   */
  public static Map<String, Double> of(Subspace subspace, Checkpoint checkpoint) {
    Map<String, Double> facts = new LinkedHashMap<>(of(subspace));
    Double accuracy = checkpoint.facts().get("acc");
    if (accuracy != null) {
      facts.put("testError", 100 - accuracy);
    }
    return facts;
  }

  /** Norms over trainable blocks and the cosine of the axes. */
  public static Map<String, Double> of(Subspace subspace) {
    Map<String, Double> facts = new LinkedHashMap<>();
    facts.put("parameterNorm", subspace.centre().norm(block -> block.role().trainable()));
    String[] names = {"x", "y", "z"};
    for (int k = 0; k < subspace.dimension(); k++) {
      facts.put("directionNorm." + names[k], subspace.directions().get(k).norm());
    }
    if (subspace.dimension() > 1) {
      ParameterVector x = subspace.directions().get(0);
      ParameterVector y = subspace.directions().get(1);
      facts.put("cosine", x.dot(y) / (x.norm() * y.norm()));
    }
    return facts;
  }
}

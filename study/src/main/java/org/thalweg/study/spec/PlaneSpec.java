// SPDX-License-Identifier: Apache-2.0
package org.thalweg.study.spec;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.util.Optional;

/** Where the directions of a line or plane come from. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
@JsonSubTypes({
  @JsonSubTypes.Type(value = PlaneSpec.Random.class, name = "random"),
  @JsonSubTypes.Type(value = PlaneSpec.Toward.class, name = "toward"),
  @JsonSubTypes.Type(value = PlaneSpec.Through.class, name = "through"),
  @JsonSubTypes.Type(value = PlaneSpec.Gradient.class, name = "gradient"),
  @JsonSubTypes.Type(value = PlaneSpec.Principal.class, name = "pca"),
  @JsonSubTypes.Type(value = PlaneSpec.Hessian.class, name = "hessian"),
  @JsonSubTypes.Type(value = PlaneSpec.Coordinates.class, name = "coordinates"),
  @JsonSubTypes.Type(value = PlaneSpec.FromFile.class, name = "file"),
  @JsonSubTypes.Type(value = PlaneSpec.Residual.class, name = "residual")
})
public sealed interface PlaneSpec {

  /** What they move, how long they are, what becomes of running statistics. */
  DirectionRule rule();

  /** The kind of its directions. */
  DirectionKind directions();

  /** The same with every path replaced. */
  default PlaneSpec mapPaths(PathMapping mapping) {
    return this;
  }

  /** Filter-normalised Gaussian directions of a seed, by the usual rule. */
  static PlaneSpec random(long seed) {
    return new Random(DirectionRule.USUAL, Optional.of(seed), 1);
  }

  /**
   * Gaussian directions, rescaled to the weights (Li et al. 2018, §4, arXiv:1712.09913).
   *
   * @param seed empty for the engine's
   * @param repeats independent draws, of seeds seed, seed + 1, …; mean and spread are kept
   */
  record Random(DirectionRule rule, Optional<Long> seed, int repeats) implements PlaneSpec {
    // JSON gives null and 0 for what a file leaves out.
    @SuppressWarnings("unused")
    public Random {
      rule = rule == null ? DirectionRule.USUAL : rule;
      repeats = repeats == 0 ? 1 : repeats;
      if (repeats < 1) {
        throw new IllegalArgumentException("\"plane.repeats\" is a number from 1, got " + repeats);
      }
    }

    /** One draw by the usual rule. */
    public Random() {
      this(DirectionRule.USUAL, Optional.empty(), 1);
    }

    @Override
    public DirectionKind directions() {
      return DirectionKind.RANDOM;
    }
  }

  /**
   * At further models: coordinate 1 is the model itself where nothing is rescaled or held still.
   */
  record Toward(DirectionRule rule) implements PlaneSpec {
    @SuppressWarnings("unused")
    public Toward {
      rule = rule == null ? DirectionRule.USUAL : rule;
    }

    @Override
    public DirectionKind directions() {
      return DirectionKind.TOWARD;
    }
  }

  /** The plane through three models, distances true. */
  record Through(DirectionRule rule) implements PlaneSpec {
    @SuppressWarnings("unused")
    public Through {
      rule = rule == null ? DirectionRule.USUAL : rule;
    }

    @Override
    public DirectionKind directions() {
      return DirectionKind.THROUGH;
    }
  }

  /** Along the gradient of the loss; a second direction is random. */
  record Gradient(DirectionRule rule) implements PlaneSpec {
    @SuppressWarnings("unused")
    public Gradient {
      rule = rule == null ? DirectionRule.USUAL : rule;
    }

    @Override
    public DirectionKind directions() {
      return DirectionKind.GRADIENT;
    }
  }

  /**
   * Principal axes of recorded trainings (Li et al. 2018, §7).
   *
   * @param anchor the centre: {@code model}, the spec's own; {@code final}, where the first run
   *     ends; or {@code mean} of all checkpoints
   */
  record Principal(DirectionRule rule, String anchor) implements PlaneSpec {
    /** The centre is the spec's model. */
    public static final String MODEL = "model";

    @SuppressWarnings("unused")
    public Principal {
      rule = rule == null ? DirectionRule.USUAL : rule;
      anchor = anchor == null ? MODEL : anchor;
    }

    @Override
    public DirectionKind directions() {
      return DirectionKind.PCA;
    }
  }

  /**
   * Eigenvectors of the Hessian.
   *
   * @param ends {@code extremes}, the largest and smallest eigenvalue, or {@code top2}
   */
  record Hessian(DirectionRule rule, String ends) implements PlaneSpec {
    @SuppressWarnings("unused")
    public Hessian {
      rule = rule == null ? DirectionRule.USUAL : rule;
      ends = ends == null ? "extremes" : ends;
      if (!ends.equals("extremes") && !ends.equals("top2")) {
        throw new IllegalArgumentException(
            "\"plane.ends\" is extremes or top2, got \"%s\"".formatted(ends));
      }
    }

    @Override
    public DirectionKind directions() {
      return DirectionKind.HESSIAN;
    }
  }

  /**
   * Single parameters.
   *
   * @param names {@code most-changing} in a recorded training, or names such as {@code
   *     linear.bias[3],conv1.weight[0,0,1,1]}
   */
  record Coordinates(DirectionRule rule, String names) implements PlaneSpec {
    @SuppressWarnings("unused")
    public Coordinates {
      rule = rule == null ? DirectionRule.USUAL : rule;
      if (names == null || names.isBlank()) {
        throw new IllegalArgumentException("\"plane.names\" is missing, such as linear.bias[3]");
      }
    }

    @Override
    public DirectionKind directions() {
      return DirectionKind.COORDINATES;
    }
  }

  /**
   * From a file, ours or the reference implementation's, as they are.
   *
   * @param file HDF5
   */
  record FromFile(DirectionRule rule, String file) implements PlaneSpec {
    @SuppressWarnings("unused")
    public FromFile {
      rule = rule == null ? DirectionRule.USUAL : rule;
      if (file == null || file.isBlank()) {
        throw new IllegalArgumentException("\"plane.file\" is missing");
      }
    }

    @Override
    public PlaneSpec mapPaths(PathMapping mapping) {
      return new FromFile(rule, mapping.map(file));
    }

    @Override
    public DirectionKind directions() {
      return DirectionKind.FILE;
    }
  }

  /** Each checkpoint's own line away from the straight one between start and end of a run. */
  record Residual(DirectionRule rule) implements PlaneSpec {
    @SuppressWarnings("unused")
    public Residual {
      rule = rule == null ? DirectionRule.USUAL : rule;
    }

    @Override
    public DirectionKind directions() {
      return DirectionKind.PCA;
    }
  }
}

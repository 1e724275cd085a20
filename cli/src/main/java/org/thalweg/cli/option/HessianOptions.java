// SPDX-License-Identifier: Apache-2.0
package org.thalweg.cli.option;

import java.nio.file.Path;
import java.util.Optional;
import org.thalweg.landscape.analysis.operator.TopEigenpairs;
import org.thalweg.render.canvas.CanvasFormat;
import org.thalweg.study.opening.HessianParameters;
import picocli.CommandLine.Option;

/** What is asked of a Hessian, and how much work it may take. */
public final class HessianOptions {
  private static final int MOST_STEPS = 100;

  @Option(
      names = "--parameters",
      paramLabel = "all|weights",
      defaultValue = "all",
      description =
          "Which it is taken by: all trainable parameters, or weights, without biases and"
              + " normalisation (default: ${DEFAULT-VALUE}).")
  private HessianParameters parameters;

  @Option(
      names = "--top",
      paramLabel = "K",
      defaultValue = "1",
      description =
          "How many eigenvalues at either end, one product each for its residual (default:"
              + " ${DEFAULT-VALUE}).")
  private int top;

  @Option(
      names = "--steps",
      paramLabel = "N",
      defaultValue = "40",
      description =
          "Lanczos steps before an end is accepted, of 100 at most: one product and one vector a"
              + " step (default: ${DEFAULT-VALUE}).")
  private int steps;

  @Option(
      names = "--probes",
      paramLabel = "N",
      defaultValue = "30",
      description = "Products for the trace, by Hutch++; 0 for none (default: ${DEFAULT-VALUE}).")
  private int probes;

  @Option(
      names = "--density",
      description = "The distribution of all eigenvalues too: --starts times --steps products.")
  private boolean density;

  @Option(
      names = "--starts",
      paramLabel = "N",
      defaultValue = "10",
      description = "Random starts of the density (default: ${DEFAULT-VALUE}).")
  private int starts;

  @Option(names = "--layers", description = "Each layer's own Hessian too, the others fixed.")
  private boolean layers;

  @Option(
      names = "--map",
      paramLabel = "FILE.h5",
      description =
          "Both extreme eigenvalues and their ratio at every point of a plane (default:"
              + " -1:1:21 along both axes) instead; goes on after a stop.")
  private Optional<Path> map = Optional.empty();

  @Option(
      names = "--sharpness",
      description =
          "How sharp the model lies too, over all trainable parameters: Keskar's, SAM's, adaptive"
              + " and average sharpness; 80 gradients and 200 losses.")
  private boolean sharpness;

  @Option(
      names = {"-o", "--out"},
      paramLabel = "FILE",
      description = "A picture, .png, .svg or .pdf: of --density, or else of --layers.")
  private Optional<Path> out = Optional.empty();

  public boolean sharpness() {
    return sharpness;
  }

  /**
   * The picture to draw, maybe none.
   *
   * @throws IllegalArgumentException if nothing that can be drawn is asked for
   */
  public Optional<Path> picture() {
    if (out.isPresent() && !density && !layers) {
      throw new IllegalArgumentException(
          "-o draws the density or the layers; ask for one by --density or --layers");
    }
    out.ifPresent(CanvasFormat::of);
    return out;
  }

  public HessianParameters parameters() {
    return parameters;
  }

  /** How many eigenvalues at either end. */
  public int top() {
    return atLeast(1, top, "--top");
  }

  /** How long Lanczos' iteration goes on. */
  public TopEigenpairs.Options lanczos(long seed) {
    int least = Math.max(atLeast(1, steps, "--steps"), Math.min(MOST_STEPS, 2 * top()));
    return new TopEigenpairs.Options(least, Math.max(MOST_STEPS, least), seed);
  }

  /** Products for the trace; 0, or at least 3. */
  public int probes() {
    return probes == 0 ? 0 : atLeast(3, probes, "--probes");
  }

  public boolean density() {
    return density;
  }

  /** Random starts of the density. */
  public int starts() {
    return atLeast(1, starts, "--starts");
  }

  public boolean layers() {
    return layers;
  }

  /** The file of the map; empty for the Hessian at the model. */
  public Optional<Path> map() {
    return map;
  }

  private static int atLeast(int least, int value, String option) {
    if (value < least) {
      throw new IllegalArgumentException(
          "%s takes a number from %d, got %d".formatted(option, least, value));
    }
    return value;
  }
}

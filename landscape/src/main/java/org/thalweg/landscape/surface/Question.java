// SPDX-License-Identifier: Apache-2.0
package org.thalweg.landscape.surface;

import java.util.ArrayList;
import java.util.List;
import org.thalweg.landscape.subspace.Axis;

/**
 * Everything that decides the numbers of a surface: the identity of its journal and its file.
 *
 * <p>The same question on the same engine and instruction set has the same answer, bit by bit. What
 * does not change a bit (threads, paths, times) is in {@link Run}.
 *
 * @param loss such as {@code cross-entropy}
 * @param axes each as {@code min:max:count}
 * @param further other samples that decide numbers: a second split's channels, and those on which
 *     batch norm is estimated
 * @param weightDecay λ of the channel ½ λ ‖θ‖²; 0 without that channel
 * @param regions where a coarser grid was measured finer, in the order it was done, each as {@link
 *     Region#toString}; empty where every node of the axes was measured
 * @param beside what is measured beside the loss, and how; empty for nothing
 */
public record Question(
    Model model,
    Data data,
    String loss,
    Directions directions,
    List<String> axes,
    Engine engine,
    List<Data> further,
    double weightDecay,
    List<String> regions,
    String beside) {

  // A file of an earlier version lacks what came later, and JSON gives null for it.
  @SuppressWarnings("unused")
  public Question {
    axes = List.copyOf(axes);
    further = further == null ? List.of() : List.copyOf(further);
    regions = regions == null ? List.of() : List.copyOf(regions);
    beside = beside == null ? "" : beside;
  }

  /** A question about the loss alone, at every node of the axes. */
  public Question(
      Model model,
      Data data,
      String loss,
      Directions directions,
      List<String> axes,
      Engine engine,
      List<Data> further,
      double weightDecay) {
    this(model, data, loss, directions, axes, engine, further, weightDecay, List.of(), "");
  }

  /**
   * The same about a grid of smaller steps of which, further to what is known, one region counts.
   */
  public Question within(Region region, Grid finer) {
    List<String> all = new ArrayList<>(regions);
    all.add(region.toString());
    List<String> steps = finer.axes().stream().map(Axis::toString).toList();
    return new Question(
        model, data, loss, directions, steps, engine, further, weightDecay, all, beside);
  }

  /** A question about one set of samples, without weight decay. */
  public Question(
      Model model,
      Data data,
      String loss,
      Directions directions,
      List<String> axes,
      Engine engine) {
    this(model, data, loss, directions, axes, engine, List.of(), 0);
  }

  /** The same, asking for {@code more} beside the loss. */
  public Question about(String more) {
    return new Question(
        model, data, loss, directions, axes, engine, further, weightDecay, regions, more);
  }

  /**
   * The network.
   *
   * @param architecture such as {@code resnet56}
   * @param sha256 of the centre's bytes in layout order
   * @param parameters the number of trainable entries
   */
  public record Model(String architecture, String sha256, int parameters) {}

  /**
   * The samples.
   *
   * @param dataset such as {@code cifar10}
   * @param split {@code train} or {@code test}
   * @param samples how they were chosen, such as {@code first:500}
   * @param count how many there are
   * @param sha256 of the chosen pixels and labels, in order
   * @param normalization mean and deviation a channel, such as {@code 0.5/0.5}
   */
  public record Data(
      String dataset,
      String split,
      String samples,
      int count,
      String sha256,
      String normalization) {}

  /**
   * The directions.
   *
   * @param kind such as {@code random}, {@code pca}, {@code file}
   * @param norm the rescaling, such as {@code filter}; {@code as is} for directions from a file
   * @param ignore which blocks stay zero, such as {@code biasbn}
   * @param tensors {@code weights}, or {@code states} where running statistics belong to them
   * @param bn what becomes of running statistics, such as {@code frozen}
   * @param sha256 of each direction's bytes, in order; all draws', one after the other
   * @param orthogonal whether they were made orthogonal per filter
   * @param repeats the number of independent draws, of seeds {@code seed}, {@code seed + 1}, …
   */
  public record Directions(
      String kind,
      String norm,
      String ignore,
      String tensors,
      String bn,
      long seed,
      List<String> sha256,
      boolean orthogonal,
      int repeats) {

    public Directions {
      sha256 = List.copyOf(sha256);
      repeats = Math.max(1, repeats);
    }

    /** One draw, as it fell. */
    public Directions(
        String kind,
        String norm,
        String ignore,
        String tensors,
        String bn,
        long seed,
        List<String> sha256) {
      this(kind, norm, ignore, tensors, bn, seed, sha256, false, 1);
    }
  }

  /**
   * What computes: another engine, instruction set, precision or chunk may answer in other bits.
   *
   * @param name such as {@code libtorch 2.13.0}
   * @param instructionSet such as {@code AVX512}
   * @param batchSize images a chunk
   */
  public record Engine(
      String name, String instructionSet, String device, String precision, int batchSize) {}
}

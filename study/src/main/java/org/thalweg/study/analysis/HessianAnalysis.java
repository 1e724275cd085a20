// SPDX-License-Identifier: Apache-2.0
package org.thalweg.study.analysis;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.thalweg.landscape.analysis.curvature.Hessian;
import org.thalweg.landscape.analysis.curvature.ParameterSelection;
import org.thalweg.landscape.analysis.operator.LinearOperator;
import org.thalweg.landscape.analysis.operator.SpectralDensity;
import org.thalweg.landscape.analysis.operator.TopEigenpairs;
import org.thalweg.landscape.analysis.operator.TraceEstimate;
import org.thalweg.landscape.parameters.ParameterBlock;

/**
 * What a Hessian was found to be.
 *
 * @param gradientNorm of the same parameters: where it is not small, eigenvalues tell of no minimum
 * @param layers each layer's own block of it, by name
 */
public record HessianAnalysis(
    int size,
    double gradientNorm,
    TopEigenpairs ends,
    Optional<TraceEstimate> trace,
    Optional<SpectralDensity> density,
    Map<String, Part> layers,
    int products,
    double seconds) {

  /** One layer's block, the others fixed. */
  public record Part(int size, TopEigenpairs ends, Optional<TraceEstimate> trace) {}

  /**
   * How much is asked.
   *
   * @param top eigenvalues at either end
   * @param probes products for a trace; 0 for none
   * @param starts random starts of the density; 0 for none
   * @param layers whether each layer is looked at by itself
   */
  public record Request(
      int top, TopEigenpairs.Options lanczos, int probes, int starts, boolean layers) {
    private Optional<TraceEstimate> trace(LinearOperator operator) {
      return probes == 0
          ? Optional.empty()
          : Optional.of(TraceEstimate.hutchPlusPlus(operator, probes, lanczos.seed()));
    }

    private TopEigenpairs ends(LinearOperator operator, int count) {
      return TopEigenpairs.of(operator, count, count, lanczos);
    }

    private Part part(LinearOperator block) {
      return new Part(block.size(), ends(block, 1), trace(block));
    }
  }

  /**
   * Finds out.
   *
   * @param log hears what is being done
   */
  public static HessianAnalysis of(Hessian hessian, Request request, Consumer<String> log) {
    requireRoom(hessian.size(), request.lanczos().mostSteps());
    CountedOperator counted = new CountedOperator(hessian);
    long begun = System.nanoTime();
    log.accept("eigenvalues of " + hessian.coordinates());
    TopEigenpairs ends = request.ends(counted, request.top());
    Optional<TraceEstimate> trace = request.trace(counted);
    Optional<SpectralDensity> density = Optional.empty();
    if (request.starts() > 0) {
      log.accept(
          "density: %d products".formatted(request.starts() * request.lanczos().leastSteps()));
      density =
          Optional.of(
              SpectralDensity.of(
                  counted,
                  request.starts(),
                  request.lanczos().leastSteps(),
                  request.lanczos().seed()));
    }
    Map<String, Part> layers =
        request.layers() ? layers(counted, hessian.coordinates(), request, log) : Map.of();
    double[] gradient = hessian.gradient();
    return new HessianAnalysis(
        hessian.size(),
        norm(gradient),
        ends,
        trace,
        density,
        layers,
        counted.products(),
        (System.nanoTime() - begun) * 1e-9);
  }

  /** All vectors of the longest iteration lie in the heap. */
  private static void requireRoom(int size, int steps) {
    double needed = 8.0 * size * (steps + 4);
    double room = Runtime.getRuntime().maxMemory();
    if (needed > room) {
      throw new IllegalArgumentException(
          "%d vectors of %,d parameters need %.1f GB of Java heap, which has %.1f; set JAVA_TOOL_OPTIONS=-Xmx%.0fg"
              .formatted(steps, size, needed * 1e-9, room * 1e-9, Math.ceil(needed * 1.2e-9)));
    }
  }

  private static Map<String, Part> layers(
      LinearOperator whole, ParameterSelection all, Request request, Consumer<String> log) {
    Map<String, List<ParameterBlock>> byLayer = new LinkedHashMap<>();
    for (ParameterBlock block : all.blocks()) {
      byLayer.computeIfAbsent(layer(block), name -> new ArrayList<>()).add(block);
    }
    Map<String, Part> parts = new LinkedHashMap<>();
    byLayer.forEach(
        (name, blocks) -> {
          log.accept("layer %d of %d: %s".formatted(parts.size() + 1, byLayer.size(), name));
          ParameterSelection own = all.and(blocks::contains);
          parts.put(name, request.part(whole.restrictedTo(own.within(all))));
        });
    return parts;
  }

  /** The module that a block belongs to: its name without the last part. */
  private static String layer(ParameterBlock block) {
    int dot = block.name().lastIndexOf('.');
    return dot < 0 ? block.name() : block.name().substring(0, dot);
  }

  private static double norm(double[] vector) {
    double sum = 0;
    for (double x : vector) {
      sum += x * x;
    }
    return Math.sqrt(sum);
  }
}

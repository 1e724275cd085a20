// SPDX-License-Identifier: Apache-2.0
package org.thalweg.landscape.io.exchange;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.thalweg.landscape.InputFileException;
import org.thalweg.landscape.analysis.trajectory.PrincipalAxes;
import org.thalweg.landscape.direction.DirectionFile;
import org.thalweg.landscape.io.hdf5.Hdf5Input;
import org.thalweg.landscape.parameters.ParameterLayout;

/**
 * Principal axes as the reference implementation's PCA direction files.
 *
 * <p>A direction file with {@code explained_variance_ratio_} beside its groups, of float32 or
 * float64, which its plots put on the axes.
 */
public final class PrincipalAxesFile {
  private static final String SHARES = "explained_variance_ratio_";

  /** Shares summed in float32 may pass 1 by its rounding. */
  private static final double ROUNDING = 1e-5;

  private PrincipalAxesFile() {}

  /**
   * Reads directions and their shares.
   *
   * @throws InputFileException if it is missing, damaged, has no shares or does not fit {@code
   *     layout}
   */
  public static PrincipalAxes read(Path file, ParameterLayout layout) {
    List<Double> shares = explainedShares(file);
    PrincipalAxes axes = new PrincipalAxes(DirectionFile.read(file, layout), shares);
    if (shares.size() != axes.directions().size()) {
      throw new InputFileException(
          file,
          "\"%s\" must hold one share for each of %d directions, got %d"
              .formatted(SHARES, axes.directions().size(), shares.size()));
    }
    return axes;
  }

  /**
   * The share of the path's variance along each direction; empty where the file tells none.
   *
   * @throws InputFileException if it is missing or damaged, or a share is not from 0 to 1
   */
  public static List<Double> explainedShares(Path file) {
    try (Hdf5Input input = Hdf5Input.open(file)) {
      if (!input.has(SHARES)) {
        return List.of();
      }
      double[] shares = input.doubles(SHARES);
      if (Arrays.stream(shares).anyMatch(share -> !(share >= 0 && share <= 1 + ROUNDING))) {
        throw input.problem(
            "\"%s\" must hold shares from 0 to 1, got %s"
                .formatted(SHARES, Arrays.toString(shares)));
      }
      return Arrays.stream(shares).boxed().toList();
    }
  }

  /**
   * Writes directions and their shares; the file appears whole or not at all.
   *
   * @throws java.io.UncheckedIOException if it cannot be written
   */
  public static void write(Path file, PrincipalAxes axes) {
    double[] shares = axes.explainedShares().stream().mapToDouble(Double::doubleValue).toArray();
    DirectionFile.write(file, axes.directions(), Map.of(SHARES, shares));
  }
}

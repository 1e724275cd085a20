// SPDX-License-Identifier: Apache-2.0
package org.thalweg.torch.bench;

/**
 * What a network reaches of its machine.
 *
 * @param imagesPerPoint samples that one point passes through the network
 * @param pointsPerSecond measured by the objective's slice
 * @param naivePointsPerSecond by {@link NaiveLoop}
 * @param gemmFlops floating-point operations a second of a 2048³ matrix product
 * @param convolutionFlops likewise of the fastest of the network's own 3×3 convolutions; 0 without
 * @param flopsPerImage floating-point operations of the network for one image
 * @param peakBytes the process's largest memory meanwhile; 0 where the system does not tell
 */
public record Throughput(
    int imagesPerPoint,
    double pointsPerSecond,
    double naivePointsPerSecond,
    double gemmFlops,
    double convolutionFlops,
    long flopsPerImage,
    long peakBytes) {

  /** Images that pass a second. */
  public double imagesPerSecond() {
    return pointsPerSecond * imagesPerPoint;
  }

  /** The same of the plain loop. */
  public double naiveImagesPerSecond() {
    return naivePointsPerSecond * imagesPerPoint;
  }

  /** Images a second if every operation ran at the fastest rate measured. */
  public double ceilingImagesPerSecond() {
    return Math.max(gemmFlops, convolutionFlops) / flopsPerImage;
  }

  /** The share of the ceiling that is reached. */
  public double ceilingShare() {
    return imagesPerSecond() / ceilingImagesPerSecond();
  }

  /** How many times as fast as the plain loop. */
  public double naiveRatio() {
    return pointsPerSecond / naivePointsPerSecond;
  }
}

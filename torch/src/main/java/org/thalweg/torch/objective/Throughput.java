// SPDX-License-Identifier: Apache-2.0
package org.thalweg.torch.objective;

/**
 * What a network reaches of its machine.
 *
 * @param imagesPerSecond passed through the network by the objective's slice
 * @param naiveImagesPerSecond by one unfused forward pass in contiguous layout on all threads, as a
 *     plain script would do
 * @param gemmFlops floating-point operations a second of a 2048³ matrix product
 * @param convolutionFlops likewise of the fastest of the network's own 3×3 convolutions
 * @param flopsPerImage floating-point operations of the network for one image
 */
public record Throughput(
    double imagesPerSecond,
    double naiveImagesPerSecond,
    double gemmFlops,
    double convolutionFlops,
    long flopsPerImage) {

  /** Images a second if every operation ran at the fastest rate measured. */
  public double ceilingImagesPerSecond() {
    return Math.max(gemmFlops, convolutionFlops) / flopsPerImage;
  }

  /** The share of the ceiling that is reached. */
  public double ceilingShare() {
    return imagesPerSecond / ceilingImagesPerSecond();
  }

  /** How many times as fast as the plain script. */
  public double naiveRatio() {
    return imagesPerSecond / naiveImagesPerSecond;
  }
}

// SPDX-License-Identifier: Apache-2.0
package org.thalweg.study.training;

import java.util.List;
import java.util.Map;
import org.thalweg.landscape.surface.Question;

/**
 * Everything that decides the numbers of a training, and which of them are recorded.
 *
 * <p>The same question on the same engine and instruction set has the same answer, bit by bit.
 *
 * @param model with the SHA-256 of the weights before training
 * @param init how they were drawn, such as {@code default}
 * @param data the training samples; their SHA-256 is over the labels as they were corrupted
 * @param loss such as {@code cross-entropy}
 * @param augmentation such as {@code crop-and-flip}
 * @param optimizer {@code rule} and its constants by name
 * @param schedule {@code kind} and what it needs
 * @param clipNorm 0 for none
 * @param decays {@code all} or {@code weights}: what weight decay pulls
 * @param test samples that are measured, too
 * @param recorded when
 */
public record TrainingQuestion(
    Question.Model model,
    String init,
    Question.Data data,
    Noise labelNoise,
    String loss,
    double labelSmoothing,
    String augmentation,
    Map<String, Object> optimizer,
    Map<String, Object> schedule,
    double clipNorm,
    String decays,
    int epochs,
    int batchSize,
    long seed,
    List<Question.Data> test,
    Recorded recorded,
    Question.Engine engine) {

  /**
   * Wrong labels.
   *
   * @param share of the training samples
   * @param changed how many that were
   */
  public record Noise(double share, int changed) {}

  /**
   * What is written when.
   *
   * @param checkpointEvery such as {@code 1epoch}
   * @param measured where whole splits are measured, such as {@code epochs}
   */
  public record Recorded(String checkpointEvery, int denseFirst, String measured) {}
}

// SPDX-License-Identifier: Apache-2.0
package org.thalweg.study.training;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.util.List;
import java.util.Map;
import org.thalweg.landscape.surface.Question;

/**
 * Everything that decides the numbers of a training, and which of them are recorded.
 *
 * <p>The same question on the same engine and instruction set has the same answer, bit by bit. In
 * the file the parts' fields stand side by side.
 *
 * @param recorded when
 */
record TrainingQuestion(
    @JsonUnwrapped Start start,
    @JsonUnwrapped Samples samples,
    @JsonUnwrapped Loss descended,
    @JsonUnwrapped Update update,
    @JsonUnwrapped Course course,
    long seed,
    Recorded recorded,
    Question.Engine engine) {

  /**
   * What is trained.
   *
   * @param model with the SHA-256 of the weights before training
   * @param init how they were drawn, such as {@code default}
   */
  record Start(Question.Model model, String init) {}

  /**
   * What it learns from.
   *
   * @param data the training samples; their SHA-256 is over the labels as they were corrupted
   * @param augmentation such as {@code crop-and-flip}
   * @param test samples that are measured, too
   */
  record Samples(
      Question.Data data, Noise labelNoise, String augmentation, List<Question.Data> test) {}

  /**
   * Wrong labels.
   *
   * @param share of the training samples
   * @param changed how many that were
   */
  record Noise(double share, int changed) {}

  /**
   * What is descended.
   *
   * @param loss such as {@code cross-entropy}
   */
  record Loss(String loss, double labelSmoothing) {}

  /**
   * The rule of a step.
   *
   * @param optimizer {@code rule} and its constants by name
   * @param clipNorm 0 for none
   * @param decays {@code all} or {@code weights}: what weight decay pulls
   */
  record Update(Map<String, Object> optimizer, double clipNorm, String decays) {}

  /**
   * How long it lasts, and its step size.
   *
   * @param schedule {@code kind} and what it needs
   */
  record Course(Map<String, Object> schedule, int epochs, int batchSize) {}

  /**
   * What is written when.
   *
   * @param checkpointEvery such as {@code 1epoch}
   * @param measured where whole splits are measured, such as {@code epochs}
   */
  record Recorded(String checkpointEvery, int denseFirst, String measured) {}
}

// SPDX-License-Identifier: Apache-2.0
package org.thalweg.study.training;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * After which steps a checkpoint is written; always at the start and at the end.
 *
 * @param every steps or epochs between two
 * @param inEpochs whether {@code every} counts epochs
 * @param denseFirst every step up to this one is recorded, too
 */
public record CheckpointRule(int every, boolean inEpochs, int denseFirst) {
  private static final Pattern WRITTEN = Pattern.compile("([1-9]\\d{0,8})\\s*(step|epoch)s?");

  public CheckpointRule {
    if (denseFirst < 0) {
      throw new IllegalArgumentException(
          "--dense-first takes a number of steps from 0, got " + denseFirst);
    }
  }

  /** Parses {@code 50steps} or {@code 1epoch}. */
  public static CheckpointRule parse(String text, int denseFirst) {
    Matcher matcher = WRITTEN.matcher(text.trim());
    if (!matcher.matches()) {
      throw new IllegalArgumentException(
          "--checkpoint-every is written 50steps or 1epoch, got \"%s\"".formatted(text));
    }
    return new CheckpointRule(
        Integer.parseInt(matcher.group(1)), matcher.group(2).equals("epoch"), denseFirst);
  }

  boolean at(int step, int stepsPerEpoch, int steps) {
    long interval = inEpochs ? (long) every * stepsPerEpoch : every;
    return step <= denseFirst || step % interval == 0 || step == steps;
  }
}

// SPDX-License-Identifier: Apache-2.0
package org.thalweg.landscape.io.exchange;

import java.util.Locale;
import org.thalweg.landscape.objective.Channel;

/** Channels for the names that other tools give. */
final class Channels {
  /** A loss of which the file does not say on which samples it is. */
  static final Channel LOSS = new Channel("imported_loss", "loss", "");

  private Channels() {}

  /** The channel of that name; its label is the name as the file has it. */
  static Channel named(String name) {
    return switch (name) {
      case "loss", "losses" -> LOSS;
      case "train_loss" -> Channel.loss("train");
      case "test_loss" -> Channel.loss("test");
      case "train_acc" -> Channel.accuracy("train");
      case "test_acc" -> Channel.accuracy("test");
      case "train_err" -> Channel.error("train");
      case "test_err" -> Channel.error("test");
      default -> new Channel(identifier(name), name.replace('_', ' '), "");
    };
  }

  /** The same as a loss: what is drawn first, and on a log scale. */
  static Channel lossNamed(String name) {
    String identifier = identifier(name);
    return new Channel(
        identifier.endsWith("_loss") ? identifier : identifier + "_loss",
        name.replace('_', ' '),
        "");
  }

  private static String identifier(String name) {
    String plain = name.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "_");
    return plain.matches("[a-z].*") ? plain : "channel_" + plain;
  }
}

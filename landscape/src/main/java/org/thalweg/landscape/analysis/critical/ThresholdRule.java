// SPDX-License-Identifier: Apache-2.0
package org.thalweg.landscape.analysis.critical;

import org.thalweg.landscape.analysis.topology.ScalarField;
import org.thalweg.landscape.analysis.topology.Threshold;

/**
 * How the persistence is chosen below which a pair of critical points counts as noise.
 *
 * <p>Automatically, the largest of three: 1 % of the span from the lowest value to the highest
 * death (walls around a valley say nothing of what lies in it), what the nodes' own noise is
 * expected to reach, and, pair by pair, three standard errors where errors are known.
 */
public final class ThresholdRule {
  /** The automatic choice. */
  public static final ThresholdRule AUTO = new ThresholdRule("auto", Kind.AUTO, 0);

  private static final double SHARE = 0.01;
  private static final double STANDARD_ERRORS = 3;

  private enum Kind {
    AUTO,
    SHARE,
    VALUE
  }

  private final String text;
  private final Kind kind;
  private final double value;

  private ThresholdRule(String text, Kind kind, double value) {
    this.text = text;
    this.kind = kind;
    this.value = value;
  }

  /** The same persistence for every pair. */
  public static ThresholdRule exactly(double persistence) {
    return new ThresholdRule(Double.toString(persistence), Kind.VALUE, persistence);
  }

  /** This threshold for every field. */
  public static ThresholdRule of(Threshold threshold) {
    return threshold.equals(Threshold.DEFAULT)
        ? AUTO
        : threshold.shareOfSpan() > 0
            ? new ThresholdRule(
                100 * threshold.shareOfSpan() + "%", Kind.SHARE, threshold.shareOfSpan())
            : exactly(threshold.absolute());
  }

  /** Parses {@code auto}, a share of the span such as {@code 1%}, or a persistence. */
  public static ThresholdRule parse(String text) {
    Threshold threshold = Threshold.parse(text);
    boolean share = text.endsWith("%");
    return threshold.equals(Threshold.DEFAULT)
        ? AUTO
        : new ThresholdRule(
            text,
            share ? Kind.SHARE : Kind.VALUE,
            share ? threshold.shareOfSpan() : threshold.absolute());
  }

  /** As {@link #parse} reads it. */
  @Override
  public String toString() {
    return text;
  }

  /** What this means for a field. */
  Threshold threshold(ScalarField field) {
    return switch (kind) {
      case VALUE -> Threshold.exactly(value);
      case SHARE -> new Threshold(0, value, 0);
      case AUTO -> new Threshold(Roughness.persistence(field), SHARE, STANDARD_ERRORS);
    };
  }
}

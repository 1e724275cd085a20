// SPDX-License-Identifier: Apache-2.0
package org.thalweg.landscape.sampling;

import java.util.Locale;
import java.util.OptionalDouble;
import java.util.function.DoubleUnaryOperator;
import org.thalweg.landscape.objective.Slice;
import org.thalweg.landscape.subspace.Axis;
import org.thalweg.landscape.subspace.Coordinates;

/**
 * How far along a direction there is something to see.
 *
 * <p>The range ends at the first round number (1, 1.5, 2, 3 or 5 times a power of ten) at which the
 * loss, on either side, reaches a level that says: here the model knows nothing any more. With a
 * known chance level (ln C for cross-entropy) that is chance, but at least twice the centre's loss,
 * for a centre that is hardly better than chance. Ten times the centre's loss would be no such
 * level: a well-trained network has 0.0008, and ten times that is its floor. Only where chance is
 * unknown it has to be that; a centre of loss 0 then takes 1.
 *
 * <p>Round numbers are tried three at a time, a factor of 4, then the last step is halved: at most
 * 20 evaluations from 0.05 up to 1000, 22 down to 10⁻⁶. NaN and infinities count as reached. A loss
 * that rises and falls again is cut at the first crest that a trial meets.
 */
public final class RangeFinder {
  /** 0.05: a twentieth of the weights for a filter-normalised direction. */
  private static final int FIRST = -6;

  /** 1000, after which a direction counts as flat. */
  private static final int WIDEST = 15;

  /** 10⁻⁶, below which floats no longer resolve a step of the weights. */
  private static final int NARROWEST = -30;

  private static final int STRIDE = 3;

  private final DoubleUnaryOperator loss;
  private final double level;
  private int evaluations;

  private RangeFinder(DoubleUnaryOperator loss, double level) {
    this.loss = loss;
    this.level = level;
  }

  /**
   * A range that was found.
   *
   * @param halfWidth the range is −halfWidth to halfWidth
   * @param level the loss that was looked for
   * @param evaluations how many losses were measured
   * @param outcome how the search ended
   */
  public record Range(double halfWidth, double level, int evaluations, Outcome outcome) {

    /** The range with {@code count} points. */
    public Axis axis(int count) {
      return new Axis(-halfWidth, halfWidth, count);
    }

    /** One line for a log: what was found, and what it means if it is not a range as usual. */
    public String note() {
      String found =
          switch (outcome) {
            case REACHED -> "the loss reaches %.4g at ±%s";
            case FLAT -> "the direction is flat: the loss stays below %.4g up to ±%s";
            case STEEP -> "the direction is steep: the loss reaches %.4g within ±%s";
          };
      return String.format(Locale.ROOT, found + " (%d evaluations)", level, halfWidth, evaluations);
    }
  }

  /** How a search ended. */
  public enum Outcome {
    /** At the half-width the level is reached, at the round number before it is not. */
    REACHED,
    /** The level is not reached at any trial; the half-width is the widest, 1000. */
    FLAT,
    /** The level is reached at every trial; the half-width is the narrowest, 10⁻⁶. */
    STEEP
  }

  /**
   * The loss at which a range ends.
   *
   * @param chance the loss of a model that knows nothing, such as ln 10; empty if unknown
   */
  public static double level(double centreLoss, OptionalDouble chance) {
    if (!Double.isFinite(centreLoss)) {
      throw new IllegalArgumentException(
          "a range is found around a finite loss, got %s at the centre; give it as min:max:count"
              .formatted(centreLoss));
    }
    if (chance.isPresent()) {
      return Math.max(chance.getAsDouble(), centreLoss + Math.abs(centreLoss));
    }
    return centreLoss == 0 ? 1 : centreLoss + 9 * Math.abs(centreLoss);
  }

  /**
   * The range along one direction.
   *
   * @param loss the loss at a coordinate, measured some 10 times, at most 22
   */
  public static Range find(DoubleUnaryOperator loss, double centreLoss, OptionalDouble chance) {
    return new RangeFinder(loss, level(centreLoss, chance)).search();
  }

  /**
   * The range along one direction of a slice, by its first channel; the other coordinates are 0.
   *
   * <p>Measures the centre too, which is counted.
   */
  public static Range find(Slice slice, int direction, OptionalDouble chance) {
    double centre = lossAt(slice, direction, 0);
    Range range = find(distance -> lossAt(slice, direction, distance), centre, chance);
    return new Range(range.halfWidth(), range.level(), range.evaluations() + 1, range.outcome());
  }

  private static double lossAt(Slice slice, int direction, double distance) {
    double[] coordinates = new double[slice.dimension()];
    coordinates[direction] = distance;
    return slice.measure(Coordinates.of(coordinates)).get(0);
  }

  private Range search() {
    int below = FIRST;
    int above = FIRST;
    if (reached(FIRST)) {
      do {
        above = below;
        below -= STRIDE;
        if (below < NARROWEST) {
          return range(NARROWEST, Outcome.STEEP);
        }
      } while (reached(below));
    } else {
      do {
        below = above;
        above += STRIDE;
        if (above > WIDEST) {
          return range(WIDEST, Outcome.FLAT);
        }
      } while (!reached(above));
    }
    return range(halved(below, above), Outcome.REACHED);
  }

  /** The first index that is reached, between one that is not and one that is. */
  private int halved(int notReached, int reached) {
    int below = notReached;
    int above = reached;
    while (above - below > 1) {
      int middle = Math.floorDiv(below + above, 2);
      if (reached(middle)) {
        above = middle;
      } else {
        below = middle;
      }
    }
    return above;
  }

  private boolean reached(int index) {
    double distance = RoundNumber.at(index);
    return isReached(distance) || isReached(-distance);
  }

  private boolean isReached(double coordinate) {
    evaluations++;
    double here = loss.applyAsDouble(coordinate);
    return !(here < level) || here == Double.NEGATIVE_INFINITY;
  }

  private Range range(int index, Outcome outcome) {
    return new Range(RoundNumber.at(index), level, evaluations, outcome);
  }
}

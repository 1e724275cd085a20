// SPDX-License-Identifier: Apache-2.0
package org.thalweg.landscape.analysis.interpolation;

import java.util.ArrayList;
import java.util.List;
import org.thalweg.landscape.analysis.trajectory.Trajectory;
import org.thalweg.landscape.parameters.ParameterVector;
import org.thalweg.landscape.subspace.Axis;
import org.thalweg.landscape.subspace.Subspace;

/**
 * A training path beside the straight line from its start to its end.
 *
 * <p>With u = (θₙ − θ₀)/‖·‖: αₜ = ⟨θₜ − θ₀, u⟩, rₜ = θₜ − θ₀ − αₜ u, βₜ = ‖rₜ‖ (Goodfellow et al.
 * 2015, §4, arXiv:1412.6544). Each checkpoint has its own line θ₀ + αₜ u + β rₜ/βₜ. Together they
 * are no plane: rₜ turns with t, and a caption must say so. Norms count what an optimiser moves;
 * running statistics go along in proportion.
 */
public final class ResidualView {
  /** The axis reaches this many times the largest residual, to both sides. */
  private static final double REACH = 1.5;

  private final Trajectory trajectory;
  private final UnitChord chord;
  private final List<Departure> departures;

  /**
   * A checkpoint that is not on the straight line.
   *
   * @param checkpoint its index in the trajectory
   * @param label such as {@code epoch 3}
   * @param alpha its distance along the line
   * @param beta its distance from the line, above 0
   */
  public record Departure(int checkpoint, String label, double alpha, double beta) {}

  private ResidualView(Trajectory trajectory, UnitChord chord, List<Departure> departures) {
    this.trajectory = trajectory;
    this.chord = chord;
    this.departures = departures;
  }

  /**
   * The view of a path.
   *
   * @throws IllegalArgumentException if it ends where it began, or never leaves the straight line
   */
  public static ResidualView of(Trajectory trajectory) {
    ParameterVector start = at(trajectory, 0);
    if (UnitChord.areOne(start, trajectory.last())) {
      throw new IllegalArgumentException(
          "the residual view needs a path that ends elsewhere than it began, got %d checkpoints from and to %s"
              .formatted(trajectory.checkpoints().size(), start));
    }
    UnitChord chord = new UnitChord(start, trajectory.last());
    List<Departure> departures = new ArrayList<>();
    for (int t = 0; t < trajectory.checkpoints().size(); t++) {
      ParameterVector point = at(trajectory, t);
      double alpha = chord.along(point);
      double beta = UnitChord.length(chord.residual(point, alpha), point.layout());
      if (beta > chord.resolution(point)) {
        String label = trajectory.checkpoints().get(t).label();
        departures.add(new Departure(t, label, alpha, beta));
      }
    }
    if (departures.isEmpty()) {
      throw new IllegalArgumentException(
          "the residual view needs a path that leaves the straight line, got %d checkpoints on it"
              .formatted(trajectory.checkpoints().size()));
    }
    return new ResidualView(trajectory, chord, List.copyOf(departures));
  }

  /** The checkpoints off the line, in training order; those on it have no residual to follow. */
  public List<Departure> departures() {
    return departures;
  }

  /** ‖θₙ − θ₀‖: the α of the last checkpoint. */
  public double length() {
    return chord.length();
  }

  /** β for every line: 1.5 times the largest residual to both sides. */
  public Axis axis(int count) {
    double largest = departures.stream().mapToDouble(Departure::beta).max().orElseThrow();
    return new Axis(-REACH * largest, REACH * largest, count);
  }

  /**
   * The line of one departure, made anew: at β = 0 the straight line's point, at βₜ the checkpoint.
   */
  public Subspace line(Departure departure) {
    ParameterVector start = at(trajectory, 0);
    ParameterVector foot = start.plus(departure.alpha(), chord.unit());
    double[] residual = UnitChord.difference(at(trajectory, departure.checkpoint()), foot);
    return new Subspace(
        foot, List.of(UnitChord.scaled(start.layout(), residual, 1 / departure.beta())));
  }

  private static ParameterVector at(Trajectory trajectory, int index) {
    return trajectory.checkpoints().get(index).parameters();
  }
}

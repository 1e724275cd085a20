// SPDX-License-Identifier: Apache-2.0
import java.util.List;
import org.thalweg.landscape.direction.Ignore;
import org.thalweg.landscape.direction.RandomDirections;
import org.thalweg.landscape.direction.Rescaling;
import org.thalweg.landscape.objective.Channel;
import org.thalweg.landscape.objective.Measurement;
import org.thalweg.landscape.objective.Objective;
import org.thalweg.landscape.objective.Slice;
import org.thalweg.landscape.parameters.ParameterBlock;
import org.thalweg.landscape.parameters.ParameterLayout;
import org.thalweg.landscape.parameters.ParameterRole;
import org.thalweg.landscape.parameters.ParameterVector;
import org.thalweg.landscape.subspace.Axis;
import org.thalweg.landscape.subspace.Coordinates;
import org.thalweg.landscape.subspace.Subspace;

/**
 * The landscape of a model in plain Java: a straight line through points, by least squares.
 *
 * <p>Prints a plane as a table: {@code java -cp 'cli/target/thalweg/lib/*' examples/java/PlainModel.java}
 */
public final class PlainModel implements Objective {
  private static final double[] X = {0, 1, 2, 3, 4, 5};
  private static final double[] Y = {-0.9, 1.2, 2.8, 5.1, 7.0, 8.8};
  private static final ParameterLayout LAYOUT =
      new ParameterLayout(
          List.of(
              new ParameterBlock("slope", List.of(1, 1), ParameterRole.WEIGHT),
              new ParameterBlock("intercept", List.of(1), ParameterRole.BIAS)));

  /** Where the landscape is centred: the best line, by the normal equations. */
  @Override
  public ParameterVector parameters() {
    double n = X.length;
    double sx = 0;
    double sy = 0;
    double sxx = 0;
    double sxy = 0;
    for (int i = 0; i < n; i++) {
      sx += X[i];
      sy += Y[i];
      sxx += X[i] * X[i];
      sxy += X[i] * Y[i];
    }
    double slope = (n * sxy - sx * sy) / (n * sxx - sx * sx);
    return ParameterVector.of(
        LAYOUT, new float[] {(float) slope, (float) ((sy - slope * sx) / n)});
  }

  @Override
  public List<Channel> channels() {
    return List.of(Channel.loss("train"));
  }

  @Override
  public Measurement measure(ParameterVector at) {
    double sum = 0;
    for (int i = 0; i < X.length; i++) {
      double residual = at.get(0) * X[i] + at.get(1) - Y[i];
      sum += residual * residual;
    }
    return Measurement.of(sum / X.length);
  }

  @Override
  public void close() {}

  public static void main(String[] args) {
    try (PlainModel model = new PlainModel()) {
      ParameterVector centre = model.parameters();
      RandomDirections random = new RandomDirections(Rescaling.FILTER, Ignore.NONE, 0);
      Slice slice = model.restrictedTo(new Subspace(centre, random.directions(centre, 2)));
      Axis axis = new Axis(-1, 1, 5);
      System.out.println("x,y,train_loss");
      for (double y : axis.toArray()) {
        for (double x : axis.toArray()) {
          double loss = slice.measure(Coordinates.of(x, y)).get(0);
          System.out.println(x + "," + y + "," + loss);
        }
      }
    }
  }
}

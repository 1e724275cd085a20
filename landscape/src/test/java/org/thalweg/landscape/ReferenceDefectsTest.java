// SPDX-License-Identifier: Apache-2.0
package org.thalweg.landscape;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.jhdf.HdfFile;
import io.jhdf.WritableHdfFile;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.thalweg.landscape.analysis.trajectory.PrincipalAxes;
import org.thalweg.landscape.analysis.trajectory.ProjectedPath;
import org.thalweg.landscape.analysis.trajectory.Trajectory;
import org.thalweg.landscape.direction.DirectionFile;
import org.thalweg.landscape.direction.Ignore;
import org.thalweg.landscape.direction.RandomDirections;
import org.thalweg.landscape.direction.Rescaling;
import org.thalweg.landscape.evaluation.LocalEvaluator;
import org.thalweg.landscape.evaluation.Progress;
import org.thalweg.landscape.evaluation.RunJournal;
import org.thalweg.landscape.evaluation.Survey;
import org.thalweg.landscape.io.exchange.PrincipalAxesFile;
import org.thalweg.landscape.io.exchange.ProjectionFile;
import org.thalweg.landscape.io.exchange.ReferenceDirections;
import org.thalweg.landscape.io.exchange.ReferenceName;
import org.thalweg.landscape.io.exchange.SurfaceFiles;
import org.thalweg.landscape.objective.AnalyticObjectives;
import org.thalweg.landscape.objective.Channel;
import org.thalweg.landscape.objective.Objective;
import org.thalweg.landscape.parameters.ParameterBlock;
import org.thalweg.landscape.parameters.ParameterLayout;
import org.thalweg.landscape.parameters.ParameterRole;
import org.thalweg.landscape.parameters.ParameterVector;
import org.thalweg.landscape.sampling.GridPlan;
import org.thalweg.landscape.subspace.Axis;
import org.thalweg.landscape.subspace.Coordinates;
import org.thalweg.landscape.subspace.Subspace;
import org.thalweg.landscape.surface.Grid;
import org.thalweg.landscape.surface.NodeStatus;
import org.thalweg.landscape.surface.Sample;
import org.thalweg.landscape.surface.Surface;
import org.thalweg.landscape.surface.SurfaceFile;
import org.thalweg.landscape.surface.Surfaces;

/** What is known to go wrong in the tools before this one, each by its name. */
class ReferenceDefectsTest {
  /** Rounding of float32 entries of magnitude 1000 and less. */
  private static final double FLOAT_ROUNDING = 1e-4;

  private static final Grid GRID = Surfaces.FIVE_BY_SEVEN;
  private static final ParameterLayout LAYOUT =
      new ParameterLayout(
          List.of(
              new ParameterBlock("conv.weight", List.of(40, 25), ParameterRole.WEIGHT),
              new ParameterBlock("fc.weight", List.of(10, 100), ParameterRole.WEIGHT)));

  @TempDir Path folder;

  @Test
  void lossesOfZeroAndNaN_areFinishedPointsAfterAResume() {
    AtomicInteger calls = new AtomicInteger();
    ToDoubleFunction<double[]> loss =
        theta -> {
          calls.incrementAndGet();
          return theta[1] == 3 ? 0 : theta[1] == 4 ? Double.NaN : -1;
        };
    List<Sample> first = survey(loss, AnalyticObjectives.coordinateAxes(origin(2), 2));
    List<Sample> resumed = survey(loss, AnalyticObjectives.coordinateAxes(origin(2), 2));
    assertThat(calls).hasValue(GRID.size());
    assertThat(resumed).isEqualTo(first);
  }

  /** The reference's {@code --idx} seeds nothing: all repeats are one draw. */
  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {1, 2, 3})
  void anotherSeed_isReallyAnotherDirection(long seed) {
    ParameterVector first = direction(0);
    ParameterVector other = direction(seed);
    double cosine = first.dot(other) / (first.norm() * other.norm());
    double sixDeviations = 6 / Math.sqrt(LAYOUT.size());
    assertThat(cosine).isBetween(-sixDeviations, sixDeviations);
  }

  @Test
  void boundOfExactlyZero_isABound() {
    assertThat(Axis.parse("0:1:5")).isEqualTo(new Axis(0, 1, 5));
    assertThat(Axis.parse("-1:0:5")).isEqualTo(new Axis(-1, 0, 5));
    assertThat(Axis.parse("-0.0:1:5").at(0)).isZero();
  }

  @Test
  void lineOfDirections_isRefusedForAPlane() {
    Path file = folder.resolve("line.h5");
    DirectionFile.write(file, List.of(direction(0)));
    refused(
        () -> DirectionFile.read(file, LAYOUT, 2), file, "holds 1 of the 2 directions asked for");
    assertThat(DirectionFile.read(file, LAYOUT, 1)).containsExactly(direction(0));
  }

  @Test
  void directionFileWithoutGroups_isRefusedAndLeftAsItIs() throws IOException {
    Path file = folder.resolve("other.h5");
    try (WritableHdfFile hdf = HdfFile.write(file)) {
      hdf.putDataset("precious", new double[] {1, 2, 3});
    }
    byte[] before = Files.readAllBytes(file);
    refused(() -> DirectionFile.read(file, LAYOUT), file, "no group \"xdirection\"");
    assertThat(Files.readAllBytes(file)).isEqualTo(before);
    assertThat(folder).isDirectoryContaining(path -> path.equals(file));
    assertThat(folder).isDirectoryNotContaining(path -> !path.equals(file));
  }

  @Test
  void errors_canBeSelectedWhereThereAreAccuracies() {
    List<Channel> channels =
        List.of(Channel.loss("train"), Channel.accuracy("train"), Channel.accuracy("test"));
    double[][] values = {{1, 2}, {100, 62.5}, {Double.NaN, 0}};
    Surface surface =
        new Surface(
                Grid.line(new Axis(0, 1, 2)),
                channels,
                values,
                Collections.nCopies(2, NodeStatus.MEASURED),
                List.of(),
                Optional.empty())
            .withErrors();
    assertThat(surface.values(surface.findChannel("train_err").orElseThrow()))
        .containsExactly(0, 37.5);
    assertThat(surface.values(surface.findChannel("test_err").orElseThrow()))
        .containsExactly(Double.NaN, 100);
    assertThat(surface.withErrors().channels()).isEqualTo(surface.channels());
  }

  /** The reference cuts the last letter off a name that has no folder. */
  @Test
  void nameWithoutAFolder_keepsAllItsLetters() {
    assertThat(ReferenceDirections.models("one.t7", "two.t7")).isEqualTo("one.t7_two.t7");
    assertThat(ReferenceDirections.third("one.t7", "three.t7")).isEqualTo("three.t7");
    String name = "model_300.t7_weights_xnorm=filter.h5_[-1.0,1.0,51].h5";
    assertThat(ReferenceName.find(name)).map(ReferenceName::fileName).contains(name);
  }

  @Test
  void noFile_isLeftOpen() throws IOException {
    Path descriptors = Path.of("/proc/self/fd");
    assumeTrue(Files.isDirectory(descriptors), "needs Linux, which lists open files");
    Path resources = Path.of("src/test/resources/org/thalweg/landscape/io/exchange");
    try (Stream<Path> files = Files.list(resources)) {
      for (Path file : files.toList()) {
        Path copy = Files.copy(file, folder.resolve(file.getFileName()));
        try (InputStream open = Files.newInputStream(copy)) {
          assertThat(openFiles(descriptors)).as("%s open", open).contains(copy.toRealPath());
        }
        readInEveryWay(copy);
        assertThat(openFiles(descriptors)).doesNotContain(copy.toRealPath());
        Files.delete(copy);
      }
    }
    Path surface = folder.resolve("a.h5");
    SurfaceFile.write(surface, Surfaces.of(GRID, (x, y) -> x));
    assertThat(openFiles(descriptors)).noneMatch(open -> open.startsWith(folder));
    Files.move(surface, folder.resolve("b.h5"));
  }

  private static void readInEveryWay(Path file) {
    List<Runnable> ways =
        List.of(
            () -> SurfaceFiles.read(file),
            () -> SurfaceFile.read(file),
            () -> DirectionFile.read(file, LAYOUT),
            () -> PrincipalAxesFile.explainedShares(file),
            () -> ProjectionFile.read(file));
    for (Runnable way : ways) {
      try {
        way.run();
      } catch (InputFileException e) {
        // Most files are of another kind: a refusal must not keep them open either.
      }
    }
  }

  private static List<Path> openFiles(Path descriptors) throws IOException {
    List<Path> open = new ArrayList<>();
    try (Stream<Path> links = Files.list(descriptors)) {
      for (Path link : links.toList()) {
        if (Files.isSymbolicLink(link)) {
          open.add(Files.readSymbolicLink(link));
        }
      }
    }
    return open;
  }

  @Test
  void grid_mayHaveMoreColumnsThanRowsAndFewer() {
    for (Grid grid :
        List.of(
            Grid.plane(new Axis(-1, 1, 7), new Axis(0, 4, 5)),
            Grid.plane(new Axis(-1, 1, 5), new Axis(0, 6, 7)))) {
      Path file = folder.resolve("a.h5");
      Surface surface = Surfaces.of(grid, (x, y) -> 100 * x + y);
      SurfaceFile.write(file, surface);
      Surface back = SurfaceFile.read(file);
      assertThat(back.grid()).isEqualTo(grid);
      assertThat(back.values(0)).isEqualTo(surface.values(0));
      assertThat(back.value(0, grid.index(1, 2))).isEqualTo(100 * grid.x().at(1) + 2);
    }
  }

  /** art-ml-final standardises each parameter and evaluates its plane in those units. */
  @Test
  void principalPlane_isInTheUnitsOfTheParameters() {
    float[][] path = {{900, 0.5f, 3}, {400, 0.25f, 3}, {100, -0.5f, 3}, {0, 0, 3}};
    List<Trajectory.Checkpoint> checkpoints =
        Arrays.stream(path)
            .map(at -> ParameterVector.of(origin(3).layout(), at))
            .map(at -> new Trajectory.Checkpoint("", at))
            .toList();
    Trajectory trajectory = new Trajectory("a", checkpoints);
    Subspace plane = new Subspace(trajectory.last(), PrincipalAxes.of(trajectory, 2).directions());
    List<ProjectedPath.Point> seen = trajectory.projectedOnto(plane, new double[4]).points();
    for (int i = 0; i < path.length; i++) {
      ParameterVector there = plane.pointAt(Coordinates.of(seen.get(i).x(), seen.get(i).y()));
      assertThat(there.minus(checkpoints.get(i).parameters()).norm())
          .isCloseTo(0, within(FLOAT_ROUNDING));
    }
  }

  /** art-ml-final fills its losses along x and its coordinates along y. */
  @Test
  void everyNode_holdsTheLossOfItsOwnPoint() {
    List<Sample> samples =
        survey(theta -> 100 * theta[0] + theta[1], AnalyticObjectives.coordinateAxes(origin(2), 2));
    assertThat(samples)
        .allSatisfy(
            sample -> assertThat(loss(sample)).isEqualTo(100 * sample.at().x() + sample.at().y()));
    assertThat(loss(samples.get(GRID.index(4, 2)))).isEqualTo(102);
  }

  /** art-ml-final's six planes through pairs of four parameters share one column of losses. */
  @Test
  void planesOfDifferentParameters_differAndTheirCoordinatesVaryByThemselves() {
    ToDoubleFunction<double[]> loss =
        theta -> theta[0] + 10 * theta[1] + 100 * theta[2] + 1000 * theta[3];
    double[] weights = {1, 10, 100, 1000};
    List<List<Double>> surfaces = new ArrayList<>();
    for (int a = 0; a < 4; a++) {
      for (int b = a + 1; b < 4; b++) {
        Subspace plane = new Subspace(origin(4), List.of(unit(a), unit(b)));
        List<Sample> samples = survey(loss, plane, "%d%d".formatted(a, b));
        for (Sample sample : samples) {
          assertThat(loss(sample))
              .isEqualTo(weights[a] * sample.at().x() + weights[b] * sample.at().y());
        }
        surfaces.add(samples.stream().map(ReferenceDefectsTest::loss).toList());
        assertThat(samples).extracting(Sample::at).doesNotHaveDuplicates().hasSize(35);
      }
    }
    assertThat(surfaces).doesNotHaveDuplicates().hasSize(6);
  }

  /** loss-landscapes walks in place to and fro: its neighbouring columns are one cell apart. */
  @Test
  void identityModel_showsOneSecondCoordinateInEachRow() {
    List<Sample> samples =
        survey(theta -> theta[1], AnalyticObjectives.coordinateAxes(origin(2), 2));
    for (int iy = 0; iy < GRID.rows(); iy++) {
      for (int ix = 0; ix < GRID.columns(); ix++) {
        assertThat(loss(samples.get(GRID.index(ix, iy)))).isEqualTo(GRID.y().at(iy));
      }
    }
  }

  /** loss-landscapes draws from U[0, 1): all entries are positive. */
  @Test
  void directionsEntries_haveBothSignsAndMeanZero() {
    float[] entries = direction(5).toArray();
    double mean = 0;
    int positive = 0;
    for (float entry : entries) {
      mean += entry / (double) entries.length;
      positive += entry > 0 ? 1 : 0;
    }
    double sixDeviations = 6 / Math.sqrt(entries.length);
    assertThat(mean).isBetween(-sixDeviations, sixDeviations);
    assertThat(positive / (double) entries.length)
        .isBetween(0.5 - sixDeviations / 2, 0.5 + sixDeviations / 2);
  }

  /** Most tools share one norm over a tensor: a dead filter then moves. */
  @Test
  void everyFilter_hasItsOwnNorm() {
    int filters = 40;
    int each = 25;
    float[] weights = new float[LAYOUT.size()];
    Arrays.fill(weights, 1);
    for (int i = 0; i < filters * each; i++) {
      weights[i] = i / each; // filter 0 is dead
    }
    ParameterVector centre = ParameterVector.of(LAYOUT, weights);
    float[] drawn =
        new RandomDirections(Rescaling.FILTER, Ignore.BIASBN, 0)
            .directions(centre, 1)
            .get(0)
            .block(0);
    for (int filter = 0; filter < filters; filter++) {
      double square = 0;
      for (int i = filter * each; i < (filter + 1) * each; i++) {
        square += drawn[i] * (double) drawn[i];
      }
      assertThat(Math.sqrt(square)).isCloseTo(filter * 5.0, within(FLOAT_ROUNDING));
    }
  }

  private static ParameterVector direction(long seed) {
    return new RandomDirections(Rescaling.NONE, Ignore.NONE, seed)
        .directions(ParameterVector.zero(LAYOUT), 1)
        .get(0);
  }

  private static ParameterVector origin(int size) {
    return AnalyticObjectives.origin(size);
  }

  private static ParameterVector unit(int parameter) {
    float[] unit = new float[4];
    unit[parameter] = 1;
    return ParameterVector.of(origin(4).layout(), unit);
  }

  private List<Sample> survey(ToDoubleFunction<double[]> loss, Subspace plane) {
    return survey(loss, plane, "a");
  }

  private List<Sample> survey(ToDoubleFunction<double[]> loss, Subspace plane, String name) {
    Objective objective = AnalyticObjectives.of(plane.centre(), loss);
    try (RunJournal journal =
        RunJournal.open(
            folder.resolve(name + ".h5"),
            Surfaces.question(7),
            List.of(Channel.loss("train")),
            GRID.size())) {
      return new Survey(GRID, new GridPlan(GRID), new LocalEvaluator(3), journal)
          .run(objective.restrictedTo(plane), Progress.SILENT);
    }
  }

  private static double loss(Sample sample) {
    return ((Sample.Measured) sample).measurement().get(0);
  }

  private static void refused(Runnable reading, Path file, String reason) {
    assertThatThrownBy(reading::run)
        .isInstanceOf(InputFileException.class)
        .hasMessageStartingWith(file + ": ")
        .hasMessageContaining(reason)
        .message()
        .doesNotContain("\n");
  }
}

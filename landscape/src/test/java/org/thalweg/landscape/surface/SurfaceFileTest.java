// SPDX-License-Identifier: Apache-2.0
package org.thalweg.landscape.surface;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jhdf.HdfFile;
import io.jhdf.WritableHdfFile;
import io.jhdf.api.Dataset;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.SplittableRandom;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.thalweg.landscape.SharedInputs;
import org.thalweg.landscape.analysis.trajectory.ProjectedPath;
import org.thalweg.landscape.objective.Channel;
import org.thalweg.landscape.subspace.Axis;

class SurfaceFileTest {
  /** How exactly the expected values below were written down. */
  private static final Offset<Double> NINE_DIGITS = Offset.offset(1e-8);

  @TempDir Path folder;

  @Test
  void nonSquareGrid_keepsAxisOrder() {
    Path file = folder.resolve("a.h5");
    SurfaceFile.write(file, Surfaces.of(Surfaces.FIVE_BY_SEVEN, (x, y) -> 100 * x + y));
    Surface back = SurfaceFile.read(file);
    assertThat(back.grid()).isEqualTo(Surfaces.FIVE_BY_SEVEN);
    for (int node = 0; node < back.grid().size(); node++) {
      double x = back.grid().at(node).x();
      double y = back.grid().at(node).y();
      assertThat(back.value(0, node)).isEqualTo(100 * x + y);
    }
  }

  @Test
  void matrixInTheFile_hasOneRowAnYCoordinate() {
    Path file = folder.resolve("a.h5");
    SurfaceFile.write(file, Surfaces.of(Surfaces.FIVE_BY_SEVEN, (x, y) -> 100 * x + y));
    try (HdfFile hdf = new HdfFile(file)) {
      Dataset loss = hdf.getDatasetByPath("train_loss");
      assertThat(loss.getDimensions()).containsExactly(7, 5);
      assertThat(((double[][]) loss.getData())[6][0]).isEqualTo(100 * -1 + 6);
      assertThat(hdf.getDatasetByPath("status").getDimensions()).containsExactly(7, 5);
    }
  }

  @Test
  void everyValueThatIsNoFiniteLoss_isAResult() {
    Grid grid = Grid.line(new Axis(-1, 1, 7));
    double[] values = {
      Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY, -1, 0, -0.0, Double.MIN_VALUE
    };
    Path file = folder.resolve("a.h5");
    SurfaceFile.write(file, Surfaces.of(grid, values));
    Surface back = SurfaceFile.read(file);
    assertThat(bits(back.values(0))).isEqualTo(bits(values));
    assertThat(back.status()).containsOnly(NodeStatus.MEASURED);
  }

  @Test
  void criticalPoints_comeBackEqualWithWhatIsNotKnown() {
    Surface surface = Surfaces.of(Surfaces.FIVE_BY_SEVEN, (x, y) -> x * x + y * y);
    CriticalPoint known =
        new CriticalPoint(
            "m1",
            CriticalType.MINIMUM,
            1,
            new CriticalPoint.Place(17, false, 0.25, -0.5, 0.125),
            Double.POSITIVE_INFINITY,
            Optional.of(new CriticalPoint.Curvature(2, 3)),
            new CriticalPoint.Agreement(true, OptionalInt.of(1), ""),
            Optional.of(new CriticalPoint.FullSpace(0.31, 1e-6, -0.8, 1e-3, 35, 1e-2)));
    CriticalPoint bare =
        new CriticalPoint(
            "d1",
            CriticalType.DEGENERATE,
            2,
            new CriticalPoint.Place(0, true, 1, 2, 3),
            Double.NaN,
            Optional.empty(),
            new CriticalPoint.Agreement(false, OptionalInt.empty(), "seen by topology alone — µ"),
            Optional.empty());
    for (List<CriticalPoint> points : List.of(List.of(known, bare), List.<CriticalPoint>of())) {
      CriticalPoints found = new CriticalPoints("train_loss", "1%", 0.01, points);
      Path file = folder.resolve("critical.h5");
      SurfaceFile.write(file, surface.withCritical(found));
      assertThat(SurfaceFile.read(file).critical()).hasValue(found);
    }
    SurfaceFile.write(folder.resolve("none.h5"), surface);
    assertThat(SurfaceFile.read(folder.resolve("none.h5")).critical()).isEmpty();
  }

  @Test
  void channelsStatusPathsAndProvenance_comeBackEqual() {
    Grid grid = Grid.line(new Axis(0, 1, 3));
    List<Channel> channels =
        List.of(
            Channel.loss("train"),
            new Channel("gap", "écart µ", "nat"),
            Channel.accuracy("train"),
            Channel.standardError("train"));
    double[][] values = {{1, Double.NaN, 3}, {4, Double.NaN, 6}, {7, Double.NaN, 9}, {1, 2, 3}};
    List<NodeStatus> status =
        List.of(NodeStatus.MEASURED, NodeStatus.FAILED, NodeStatus.INTERPOLATED);
    List<ProjectedPath> paths =
        List.of(
            path("sgd/long run", "epoch 1", "läng"), path("sgd_long run"), path("adam", "", "b"));
    Provenance provenance = Surfaces.provenance(Surfaces.question(Long.MAX_VALUE));
    List<Marker> markers = List.of(new Marker("A, ä", 0, -0.5, 0.25, 0, "31a7"));
    Surface surface =
        new Surface(grid, channels, values, status, paths, Optional.of(provenance))
            .withMarkers(markers);
    Path file = folder.resolve("a.h5");
    SurfaceFile.write(file, surface, "dirs.h5");
    Surface back = SurfaceFile.read(file);
    assertThat(back.channels()).isEqualTo(channels);
    assertThat(back.status()).isEqualTo(status);
    assertThat(back.paths()).isEqualTo(paths);
    assertThat(back.markers()).isEqualTo(markers);
    assertThat(back.provenance()).contains(provenance);
    for (int c = 0; c < channels.size(); c++) {
      assertThat(bits(back.values(c))).isEqualTo(bits(values[c]));
    }
  }

  @Test
  void referenceFile_givesTheReferenceCurve() {
    Surface curve = SurfaceFile.read(SharedInputs.file("reference/resnet56_1d_21_surface.h5"));
    assertThat(curve.grid()).isEqualTo(Grid.line(new Axis(-1, 1, 21)));
    assertThat(curve.channels()).containsExactly(Channel.loss("train"), Channel.accuracy("train"));
    assertThat(curve.value(0, 0)).isCloseTo(4.08954734, NINE_DIGITS);
    assertThat(curve.value(0, 10)).isCloseTo(5.51708879e-04, NINE_DIGITS);
    assertThat(curve.value(1, 20)).isEqualTo(11.6);
    assertThat(curve.provenance()).isEmpty();
    assertThat(curve.status()).containsOnly(NodeStatus.MEASURED);
  }

  @Test
  void referenceFileOfANonSquareGrid_isUnscrambledByTheFlatRule() {
    Surface surface = SurfaceFile.read(resource("reference_7x5.h5"));
    assertThat(surface.grid()).isEqualTo(Grid.plane(new Axis(-1, 1, 7), new Axis(0, 4, 5)));
    for (int node = 0; node < 35; node++) {
      double x = surface.grid().at(node).x();
      double y = surface.grid().at(node).y();
      assertThat(surface.value(0, node)).isEqualTo(100 * x + y);
    }
  }

  @Test
  void minusOneInLossAndAccuracy_meansNotComputedInReferenceFilesOnly() {
    Surface surface = SurfaceFile.read(resource("reference_7x5_unfinished.h5"));
    assertThat(surface.value(0, 3)).as("a loss of -1 with an accuracy").isEqualTo(-1);
    assertThat(surface.status().subList(0, 20)).containsOnly(NodeStatus.MEASURED);
    assertThat(surface.status().subList(20, 35)).containsOnly(NodeStatus.FAILED);
    assertThat(Arrays.copyOfRange(surface.values(1), 20, 35)).containsOnly(Double.NaN);

    Grid grid = Grid.line(new Axis(0, 1, 2));
    List<Channel> both = List.of(Channel.loss("train"), Channel.accuracy("train"));
    Path file = folder.resolve("ours.h5");
    SurfaceFile.write(
        file,
        new Surface(
            grid,
            both,
            new double[][] {{-1, 2}, {-1, 2}},
            Collections.nCopies(2, NodeStatus.MEASURED),
            List.of(),
            Optional.empty()));
    assertThat(SurfaceFile.read(file).status()).containsOnly(NodeStatus.MEASURED);
    assertThat(SurfaceFile.read(file).values(0)).containsExactly(-1, 2);
  }

  @ParameterizedTest(name = "{0} bytes kept of 1000")
  @ValueSource(ints = {0, 4, 30, 60, 200, 400, 600, 800, 950, 999})
  void truncatedFile_isRefusedInOneLine(int perMille) throws IOException {
    Path file = folder.resolve("a.h5");
    SurfaceFile.write(file, Surfaces.of(Surfaces.FIVE_BY_SEVEN, (x, y) -> x));
    byte[] whole = Files.readAllBytes(file);
    Files.write(file, Arrays.copyOf(whole, whole.length * perMille / 1000));
    refused(file, "");
  }

  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {1, 2, 3, 4})
  void damagedFile_isReadOrRefusedInOneLine(long seed) throws IOException {
    Path file = folder.resolve("a.h5");
    SurfaceFile.write(file, Surfaces.of(Surfaces.FIVE_BY_SEVEN, (x, y) -> x));
    byte[] ours = Files.readAllBytes(file);
    byte[] reference = Files.readAllBytes(resource("reference_7x5.h5"));
    SplittableRandom random = new SplittableRandom(seed);
    int refused = 0;
    for (int round = 0; round < 60; round++) {
      byte[] bytes = (round % 2 == 0 ? ours : reference).clone();
      for (int i = 0; i < 3; i++) {
        bytes[random.nextInt(Math.min(bytes.length, 2500))] = (byte) random.nextInt();
      }
      Files.write(file, bytes);
      try {
        SurfaceFile.read(file);
      } catch (SurfaceFormatException e) {
        assertThat(e.getMessage()).startsWith(file.toString()).doesNotContain("\n");
        refused++;
      }
    }
    assertThat(refused).isPositive();
  }

  @Test
  void missingForeignAndIncompleteFiles_areRefusedInOneLine() throws IOException {
    refused(folder.resolve("absent.h5"), "does not exist");
    refused(folder, "is not a file");
    refused(Files.writeString(folder.resolve("text.h5"), "x".repeat(100)), "not an HDF5 file");
    Path lacking = folder.resolve("lacking.h5");
    try (WritableHdfFile hdf = HdfFile.write(lacking)) {
      hdf.putDataset("xcoordinates", new double[] {0, 1});
    }
    refused(lacking, "train_loss");
    Path uneven = folder.resolve("uneven.h5");
    try (WritableHdfFile hdf = HdfFile.write(uneven)) {
      hdf.putDataset("xcoordinates", new double[] {0, 0.4, 1});
      hdf.putDataset("train_loss", new double[] {0, 1, 2});
    }
    refused(uneven, "evenly spaced, got 0.4 at position 1");
    Path misfit = folder.resolve("misfit.h5");
    try (WritableHdfFile hdf = HdfFile.write(misfit)) {
      hdf.putDataset("xcoordinates", new double[] {0, 1});
      hdf.putDataset("train_loss", new double[] {0, 1, 2});
    }
    refused(misfit, "must hold 1 × 2 values, got shape [3]");
  }

  @Test
  void unwritablePlace_leavesNothingBehind() throws IOException {
    Path file = Files.createDirectories(folder.resolve("a.h5/occupied")).getParent();
    Surface surface = Surfaces.of(Surfaces.FIVE_BY_SEVEN, (x, y) -> x);
    assertThatThrownBy(() -> SurfaceFile.write(file, surface))
        .isInstanceOf(UncheckedIOException.class)
        .hasMessageContaining(file.toString());
    assertThat(folder.resolve("a.h5.part")).doesNotExist();
  }

  private static void refused(Path file, String reason) {
    assertThatThrownBy(() -> SurfaceFile.read(file))
        .isInstanceOf(SurfaceFormatException.class)
        .hasMessageStartingWith(file + ": ")
        .hasMessageContaining(reason)
        .message()
        .doesNotContain("\n");
  }

  private static ProjectedPath path(String name, String... labels) {
    return new ProjectedPath(
        name,
        Arrays.stream(labels)
            .map(l -> new ProjectedPath.Point(l, 1, -0.0, Double.NaN, 4))
            .toList());
  }

  private static long[] bits(double[] values) {
    return Arrays.stream(values).mapToLong(Double::doubleToRawLongBits).toArray();
  }

  private static Path resource(String name) {
    return Path.of("src/test/resources/org/thalweg/landscape/surface", name);
  }
}

// SPDX-License-Identifier: Apache-2.0
package org.thalweg.landscape.io.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import io.jhdf.HdfFile;
import io.jhdf.WritableHdfFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.thalweg.landscape.InputFileException;
import org.thalweg.landscape.objective.Channel;
import org.thalweg.landscape.subspace.Axis;
import org.thalweg.landscape.surface.Grid;
import org.thalweg.landscape.surface.Marker;
import org.thalweg.landscape.surface.NodeStatus;
import org.thalweg.landscape.surface.Surface;
import org.thalweg.landscape.surface.SurfaceFile;
import org.thalweg.landscape.surface.Surfaces;

class SurfaceFilesTest {
  private static final Axis X = new Axis(-1, 1, 5);
  private static final Grid FIVE_BY_FOUR = Grid.plane(X, new Axis(0, 3, 4));

  /** What adding and halving 100 x + y rounds. */
  private static final Offset<Double> ROUNDING = Offset.offset(1e-12);

  @TempDir Path folder;

  /** All but square: a wrong axis order cannot hide. */
  @ParameterizedTest(name = "{0}")
  @CsvSource({
    "reference-5x4.h5, loss-landscape, train_loss",
    "reference-5x4-latest.h5, loss-landscape, train_loss",
    "losscape.h5, losscape, train_loss",
    "landscapeviz-older.hdf5, landscapeviz, hinge_loss",
    "plane.npz, dnn-mode-connectivity, train_loss",
    "table.csv, table, imported_loss"
  })
  void everyTool_isReadWithItsAxisOrder(String name, String tool, String channel) {
    ImportedSurface imported = SurfaceFiles.open(Fixtures.file(name));
    Surface surface = imported.surface();

    assertThat(imported.tool()).isEqualTo(tool);
    assertThat(surface.channels().get(surface.lossChannel()).name()).isEqualTo(channel);
    assertThat(surface.grid()).isEqualTo(FIVE_BY_FOUR);
    assertNamesItsPlaces(surface);
    assertThat(surface.status()).containsOnly(NodeStatus.MEASURED);
    assertThat(surface.provenance()).isEmpty();
  }

  @Test
  void squareFiles_keepTheirOrderToo() {
    Surface reference = SurfaceFiles.read(Fixtures.file("reference-square-latest.h5"));
    assertThat(reference.grid()).isEqualTo(Grid.plane(X, new Axis(0, 4, 5)));
    assertNamesItsPlaces(reference);
    Surface landscaper = SurfaceFiles.read(Fixtures.file("landscaper.npz"));
    assertThat(landscaper.grid()).isEqualTo(Grid.plane(X, new Axis(0, 2, 5)));
    assertNamesItsPlaces(landscaper);
  }

  @Test
  void lines_areRead() {
    for (String name :
        List.of("reference-line-latest.h5", "landscaper-line.npz", "landscape-line.json")) {
      Surface line = SurfaceFiles.read(Fixtures.file(name));
      assertThat(line.grid()).as(name).isEqualTo(Grid.line(X));
      assertNamesItsPlaces(line);
    }
  }

  @Test
  void ourOwnFile_keepsItsProvenance() {
    Path file = folder.resolve("a.h5");
    Surface ours = Surfaces.of(Surfaces.FIVE_BY_SEVEN, (x, y) -> 100 * x + y);
    SurfaceFile.write(file, ours);
    ImportedSurface read = SurfaceFiles.open(file);
    assertThat(read.tool()).isEqualTo("Thalweg");
    assertThat(read.surface().provenance()).isEqualTo(ours.provenance());
    assertThat(read.surface().values(0)).isEqualTo(ours.values(0));
  }

  @Test
  void referenceFile_saysWhatItsDirectionsNameSays() {
    assertThat(SurfaceFiles.open(Fixtures.file("reference-5x4.h5")).remarks())
        .containsExactly(
            "model_300.t7: directions over weights, filter-normalised, biases and batch norm still");
  }

  @Test
  void landscapevizMetrics_becomeChannelsWithTheLossFirst() {
    ImportedSurface imported = SurfaceFiles.open(Fixtures.file("landscapeviz.hdf5"));
    Surface surface = imported.surface();
    assertThat(surface.grid()).isEqualTo(Grid.plane(X, X));
    assertThat(surface.channels())
        .containsExactly(
            Channels.LOSS, new Channel("mean_squared_error", "Mean-Squared.Error", ""));
    assertNamesItsPlaces(surface);
    assertThat(imported.remarks()).containsExactly("loss at the centre: 0.5");
  }

  @Test
  void nrehiewsFile_hasNodeNumbersForCoordinatesAndSaysSo() {
    ImportedSurface imported = SurfaceFiles.open(Fixtures.file("nrehiew.h5"));
    Surface surface = imported.surface();
    assertThat(surface.grid()).isEqualTo(Grid.plane(new Axis(0, 11, 12), new Axis(0, 2, 3)));
    assertThat(surface.channels())
        .containsExactly(Channel.loss("train"), Channel.accuracy("train"));
    assertNamesItsPlaces(surface);
    assertThat(surface.value(1, surface.grid().index(7, 2))).isEqualTo(7);
    assertThat(imported.remarks()).singleElement().asString().contains("the points' numbers");
  }

  @Test
  void modeConnectivityPlane_hasBothSplitsItsModelsAndItsCurve() {
    Surface plane = SurfaceFiles.read(Fixtures.file("plane.npz"));
    assertThat(plane.channels())
        .extracting(Channel::name)
        .containsExactly(
            "train_loss",
            "train_nll",
            "train_acc",
            "train_err",
            "test_loss",
            "test_nll",
            "test_acc",
            "test_err");
    int node = plane.grid().index(4, 3);
    assertThat(plane.value(1, node)).isEqualTo(103 - 0.125);
    assertThat(plane.value(3, node)).isEqualTo(10.3);
    assertThat(plane.value(4, node)).isEqualTo(103.5);
    assertThat(plane.markers())
        .containsExactly(
            new Marker("A", 0, 0, Double.NaN, 0, ""),
            new Marker("bend", 0.5, 2.5, Double.NaN, 0, ""),
            new Marker("B", 1, 0, Double.NaN, 0, ""));
    assertThat(plane.paths()).singleElement().satisfies(p -> assertThat(p.points()).hasSize(3));
    assertThat(plane.paths().get(0).points().get(1).y()).isEqualTo(1.25);
  }

  @Test
  void pascalSunsPlane_hasRowsOfXAndNullForNaN() {
    ImportedSurface imported = SurfaceFiles.open(Fixtures.file("landscape.json"));
    Surface surface = imported.surface();
    assertThat(surface.grid()).isEqualTo(FIVE_BY_FOUR);
    assertThat(surface.value(0, surface.grid().index(0, 1))).isNaN();
    assertThat(surface.value(0, surface.grid().index(1, 0))).isEqualTo(-50);
    assertThat(surface.value(0, surface.grid().index(3, 2))).isEqualTo(52);
    assertThat(imported.remarks()).hasSize(2).contains("loss at the centre: 0.25");
  }

  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {1, 2})
  void tableInAnyRowOrder_givesTheSameSurface(long seed) throws IOException {
    List<String> lines = Files.readAllLines(Fixtures.file("table.csv"));
    List<String> rows = lines.subList(1, lines.size());
    Collections.shuffle(rows, new java.util.Random(seed));
    Surface surface = SurfaceFiles.read(Files.write(folder.resolve("t"), lines));
    assertThat(surface.grid()).isEqualTo(FIVE_BY_FOUR);
    assertNamesItsPlaces(surface);
  }

  @Test
  void tables_maySayMoreAndLess() throws IOException {
    Surface line =
        SurfaceFiles.read(
            table("\uFEFFx, train_loss,\"train_acc\"", "1,0.5,", "", "0, nan ,50", "2,-inf,100"));
    assertThat(line.grid()).isEqualTo(Grid.line(new Axis(0, 2, 3)));
    assertThat(line.channels()).containsExactly(Channel.loss("train"), Channel.accuracy("train"));
    assertThat(line.values(0)).containsExactly(Double.NaN, 0.5, Double.NEGATIVE_INFINITY);
    assertThat(line.values(1)).containsExactly(50, Double.NaN, 100);
  }

  @Test
  void ourOwnTable_keepsItsStatus() throws IOException {
    Surface surface =
        SurfaceFiles.read(
            table(
                "x,y,train_acc,train_loss,status",
                "0.0,0.0,50.0,1.0,0\r",
                "1.0,0.0,NaN,NaN,1\r",
                "0.0,1.0,50.0,inf,2\r",
                "1.0,1.0,50.0,4.0,0\r"));
    assertThat(surface.status())
        .containsExactly(
            NodeStatus.MEASURED, NodeStatus.FAILED, NodeStatus.INTERPOLATED, NodeStatus.MEASURED);
    assertThat(surface.values(1)).containsExactly(1, Double.NaN, Double.POSITIVE_INFINITY, 4);
    refused(table("x,train_loss,status", "0,0,0", "1,0,3"), "column \"status\"");
    refused(table("x,status", "0,0", "1,0"), "no column of values");
  }

  @Test
  void incompleteTables_areRefused() throws IOException {
    refused(table("x,y,loss", "0,0,1", "0,1,1", "1,0,1"), "each of 2 × 2 points, got 3 rows");
    refused(table("x,y,loss", "0,0,1", "0,1,1", "1,0,1", "1,0,1"), "row 4 repeats the point");
    refused(table("x,y,loss", "0,0,1", "0,1"), "row 2 must have 3 cells");
    refused(table("x,y,loss", "0,0,one"), "row 1, column \"loss\" must be a number, got \"one\"");
    refused(table("x,y,loss"), "");
    refused(table("x,loss", "0,1", "1,1", "3,1"), "column \"x\": coordinates must be evenly");
    refused(table("x,loss", "0,1", ",1"), "column \"x\"");
    refused(table("a,b,c,d,loss", "0,1,2,3,4"), "what can be read");
  }

  @Test
  void unevenAndCrookedAxes_areRefused() throws IOException {
    double[][] x = {{0, 1, 3}, {0, 1, 3}};
    double[][] y = {{0, 0, 0}, {1, 1, 1}};
    refused(meshgrid(x, y, new double[2][3]), "evenly spaced, got 1.0 at position 1");
    double[][] falling = {{2, 1, 0}, {2, 1, 0}};
    refused(meshgrid(falling, y, new double[2][3]), "growing numbers, got 2.0 to 0.0");
    double[][] crooked = {{0, 1, 2}, {0, 1.5, 2}};
    refused(meshgrid(crooked, y, new double[2][3]), "got 1.5 in row 1, column 1 instead of 1.0");
    double[][] even = {{0, 1, 2}, {0, 1, 2}};
    refused(meshgrid(even, y, new double[3][2]), "shape [2, 3] of its coordinates, got [3, 2]");
    refused(meshgrid(even, new double[][] {{0, 0}, {1, 1}}, x), "one shape, got [2, 3] and [2, 2]");
    double[][] infinite = {{0, 1, Double.POSITIVE_INFINITY}, {0, 1, Double.POSITIVE_INFINITY}};
    refused(meshgrid(infinite, y, new double[2][3]), "finite ends");
  }

  @Test
  void missingPointsOfNrehiew_areRefused() {
    Path file = folder.resolve("a.h5");
    try (WritableHdfFile hdf = HdfFile.write(file)) {
      hdf.putDataset("loss_0_0", 1.0);
      hdf.putDataset("loss_0_1", 1.0);
      hdf.putDataset("loss_999999_1", 1.0);
    }
    refused(file, "each of 1000000 × 2 points, at least 2 × 2, got 3");
  }

  @Test
  void volumesAndObjects_areRefusedWithARemedy() {
    refused(Fixtures.file("landscaper-volume.npz"), "save a plane of a volume");
    refused(Fixtures.file("landscaper-objects.npz"), "numpy.asarray(a, float)");
  }

  @Test
  void whatIsNoSurface_isRefusedNamingWhatCanBeRead() throws IOException {
    refused(folder.resolve("absent"), "does not exist");
    refused(folder, "is not a file");
    refused(Fixtures.file("weights.h5"), "holds directions");
    refused(Fixtures.file("directions.h5_proj_cos.h5"), "holds a projected path");
    for (String text :
        List.of("", "hello", "{}", "[1]", "{\"a\": 1}", "PK\u0003\u0004", "\u0000")) {
      refused(Files.writeString(folder.resolve("t"), text), "");
    }
    refused(Files.writeString(folder.resolve("t"), "hello"), "what can be read: surface files of");
    refused(Fixtures.file("arrays.npz"), "what can be read");
    refused(Fixtures.file("version1.npy"), "what can be read");
    refused(Files.writeString(folder.resolve("t"), "{\"X\": [1,"), "damaged JSON at line 1");
    refused(
        Files.writeString(
            folder.resolve("t"), "{\"loss_grid_2d\": [[1, 2], [3]], \"X\": [[0, 1], [0]]}"),
        "full rectangle");
    refused(Files.write(folder.resolve("t"), new byte[] {'a', ',', (byte) 0xff, '\n'}), "UTF-8");
  }

  @ParameterizedTest(name = "{0}")
  @ValueSource(
      strings = {
        "reference-5x4.h5",
        "losscape.h5",
        "landscapeviz.hdf5",
        "nrehiew.h5",
        "landscaper.npz",
        "plane.npz",
        "landscape.json",
        "table.csv"
      })
  void damagedFile_isReadOrRefusedInOneLine(String name) throws IOException {
    byte[] whole = Files.readAllBytes(Fixtures.file(name));
    SplittableRandom random = new SplittableRandom(name.hashCode());
    Path file = folder.resolve("damaged");
    int refused = 0;
    for (int round = 0; round < 60; round++) {
      byte[] bytes =
          round % 3 == 0 ? Arrays.copyOf(whole, random.nextInt(whole.length)) : whole.clone();
      for (int i = 0; i < 3 && bytes.length > 0 && round % 3 != 0; i++) {
        bytes[random.nextInt(bytes.length)] = (byte) random.nextInt();
      }
      try {
        SurfaceFiles.open(Files.write(file, bytes));
      } catch (InputFileException e) {
        assertThat(e.getMessage()).startsWith(file.toString()).doesNotContain("\n");
        refused++;
      }
    }
    assertThat(refused).isPositive();
  }

  private Path table(String... lines) throws IOException {
    return Files.write(folder.resolve("table.csv"), List.of(lines));
  }

  private Path meshgrid(double[][] x, double[][] y, double[][] losses) {
    Path file = folder.resolve("mesh.h5");
    try (WritableHdfFile hdf = HdfFile.write(file)) {
      hdf.putDataset("X", x);
      hdf.putDataset("Y", y);
      hdf.putDataset("losses", losses);
    }
    return file;
  }

  private static void assertNamesItsPlaces(Surface surface) {
    Grid grid = surface.grid();
    double[] expected =
        IntStream.range(0, grid.size())
            .mapToDouble(node -> 100 * grid.at(node).x() + grid.at(node).y())
            .toArray();
    assertThat(surface.values(surface.lossChannel())).containsExactly(expected, ROUNDING);
  }

  private static void refused(Path file, String reason) {
    Fixtures.assertRefused(file, reason, () -> SurfaceFiles.read(file));
  }
}

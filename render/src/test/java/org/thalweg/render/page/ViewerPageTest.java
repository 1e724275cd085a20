// SPDX-License-Identifier: Apache-2.0
package org.thalweg.render.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.thalweg.landscape.analysis.trajectory.ProjectedPath;
import org.thalweg.landscape.finding.Findings;
import org.thalweg.landscape.objective.Channel;
import org.thalweg.landscape.subspace.Axis;
import org.thalweg.landscape.surface.Grid;
import org.thalweg.landscape.surface.Marker;
import org.thalweg.landscape.surface.NodeStatus;
import org.thalweg.landscape.surface.Provenance;
import org.thalweg.landscape.surface.Question;
import org.thalweg.landscape.surface.Run;
import org.thalweg.landscape.surface.Surface;
import org.thalweg.render.color.Colormap;

class ViewerPageTest {
  private static final int PAGE_LIMIT = 1536 * 1024;
  private static final Grid RECTANGLE = Grid.plane(new Axis(-1, 1, 3), new Axis(0, 7, 5));
  private static final Pattern DATA =
      Pattern.compile("<script type=\"application/json\" id=\"thalweg-data\">(.*?)</script>");

  @TempDir Path folder;

  @Test
  void nonSquareGrid_keepsAxisOrder() throws IOException {
    double[] values = new double[RECTANGLE.size()];
    values[RECTANGLE.index(2, 1)] = 21;
    values[RECTANGLE.index(1, 4)] = 14;

    JsonNode landscape = data(write(surface(RECTANGLE, values), "a")).at("/landscapes/0");

    assertThat(landscape.at("/x/count").asInt()).isEqualTo(3);
    assertThat(landscape.at("/y/count").asInt()).isEqualTo(5);
    assertThat(landscape.at("/y/max").asDouble()).isEqualTo(7);
    double[] read = decoded(landscape.at("/channels/0/values").asText());
    assertThat(read[1 * 3 + 2]).isEqualTo(21);
    assertThat(read[4 * 3 + 1]).isEqualTo(14);
  }

  @Test
  void spectra_standBesideTheSurfaces() throws IOException {
    SpectralDensity spectrum =
        new SpectralDensity(
            "resnet8",
            new double[] {-1, 0, 0.1},
            new double[] {0, 3, Double.NaN},
            OptionalDouble.of(7.5),
            OptionalDouble.empty());
    byte[] page =
        ViewerPage.bytes(
            new PageContents(
                List.of(surface(RECTANGLE, new double[RECTANGLE.size()])),
                List.of("a"),
                List.of(spectrum),
                OptionalLong.empty()),
            Optional.empty());

    JsonNode panel = data(new String(page, StandardCharsets.UTF_8)).at("/panels/0");

    assertThat(panel.at("/kind").asText()).isEqualTo("density");
    assertThat(decoded(panel.at("/x").asText())).containsExactly(-1, 0, 0.1);
    assertThat(decoded(panel.at("/density").asText())).containsExactly(0, 3, Double.NaN);
    assertThat(panel.at("/lambdaMax").asDouble()).isEqualTo(7.5);
    assertThat(panel.has("lambdaMin")).isFalse();
  }

  @Test
  void spectrumWithoutOneNumberAnEigenvalue_isRefused() {
    assertThatThrownBy(
            () ->
                new SpectralDensity(
                    "a",
                    new double[3],
                    new double[2],
                    OptionalDouble.empty(),
                    OptionalDouble.empty()))
        .hasMessageContaining("got 2 and 3");
  }

  @Test
  void notFiniteValues_keepTheirBits() throws IOException {
    double[] values = new double[RECTANGLE.size()];
    values[0] = Double.NaN;
    values[1] = Double.POSITIVE_INFINITY;
    values[2] = Double.NEGATIVE_INFINITY;
    values[3] = 0.1;
    values[4] = -0.0;

    JsonNode channel =
        data(write(surface(RECTANGLE, values), "a")).at("/landscapes/0/channels/0/values");

    assertThat(decoded(channel.asText())).containsExactly(values);
  }

  @Test
  void lettersOutsideAscii_survive() throws IOException {
    double[] values = new double[RECTANGLE.size()];

    JsonNode data = data(write(surface(RECTANGLE, values), "α · Müller < 雪"));

    assertThat(data.at("/title").asText()).isEqualTo("α · Müller < 雪");
  }

  @Test
  void valuesOfSinglePrecision_takeHalfTheSpace() {
    assertThat(Numbers.encode(new double[] {0.5, (float) 0.1, Double.NaN})).startsWith("f4:");
    assertThat(Numbers.encode(new double[] {0.5, 0.1})).startsWith("f8:");
    assertThat(Numbers.encode(new double[] {1e300})).startsWith("f8:");
  }

  @Test
  void markupInNames_isText() throws IOException {
    String page = write(surface(RECTANGLE, new double[15]), "</script><b>\"x\" & $1");

    assertThat(page).contains("<title>&lt;/script&gt;&lt;b&gt;&quot;x&quot; &amp; $1</title>");
    assertThat(data(page).at("/landscapes/0/name").asText()).isEqualTo("</script><b>\"x\" & $1");
    assertThat(page).doesNotContain("<b>\"x\"");
  }

  @Test
  void lettersBeyondAscii_stayThemselves() throws IOException {
    String page = write(surface(RECTANGLE, new double[15]), "α · 谷 < 🏔");

    assertThat(data(page).at("/landscapes/0/name").asText()).isEqualTo("α · 谷 < 🏔");
  }

  @Test
  void markInAName_isNotFilledAgain() throws IOException {
    String page = write(surface(RECTANGLE, new double[15]), "<!--thalweg:data-->");

    assertThat(data(page).at("/title").asText()).isEqualTo("<!--thalweg:data-->");
  }

  @Test
  void page_allowsNoNetwork() throws IOException {
    String page = write(surface(RECTANGLE, new double[15]), "a");

    assertThat(page).contains("default-src 'none'; script-src 'sha256-");
    assertThat(page).doesNotContain("<!--thalweg:").doesNotContain("src=\"http");
  }

  @Test
  void page_holdsTheColourTablesOfTheStills() throws IOException {
    JsonNode maps = data(write(surface(RECTANGLE, new double[15]), "a")).at("/maps");

    for (String name : Colormap.names()) {
      int last = Colormap.named(name).table()[255];
      assertThat(maps.at("/" + name).asText()).endsWith("%06x".formatted(last));
    }
  }

  @Test
  void plane_carriesItsCriticalPointsSeparatricesBasinsAndPairs() throws IOException {
    Grid grid = Grid.plane(new Axis(-6, 6, 61), new Axis(-5, 5, 41));
    double[] values = new double[grid.size()];
    for (int k = 0; k < values.length; k++) {
      double a = Math.pow(grid.at(k).x(), 2) + grid.at(k).y() - 11;
      double b = grid.at(k).x() + Math.pow(grid.at(k).y(), 2) - 7;
      values[k] = a * a + b * b;
    }

    JsonNode topology = data(write(surface(grid, values), "a")).at("/landscapes/0/topology");

    assertThat(topology.at("/points")).hasSize(9);
    JsonNode saddle = topology.at("/points/4");
    assertThat(saddle.at("/label").asText()).isEqualTo("s1");
    assertThat(saddle.at("/type").asText()).isEqualTo("saddle");
    assertThat(saddle.at("/border").asBoolean()).isFalse();
    assertThat(saddle.at("/note").isNull()).isTrue();
    double[] numbers = decoded(saddle.at("/numbers").asText());
    assertThat(numbers[0]).isCloseTo(3.385154, within(1e-3));
    assertThat(numbers[2]).isCloseTo(13.311926, within(0.05));
    assertThat(numbers[4]).isNaN();
    assertThat(topology.at("/separatrices")).hasSize(16);
    JsonNode line = topology.at("/separatrices/0");
    assertThat(line.at("/kind").asText()).isEqualTo("descending");
    assertThat(line.at("/to").asText()).startsWith("m");
    assertThat(decoded(line.at("/loss").asText())).hasSameSizeAs(decoded(line.at("/x").asText()));
    assertThat(topology.at("/basins/labels")).hasSize(4);
    double[] of = decoded(topology.at("/basins/of").asText());
    assertThat(of).hasSize(grid.size());
    assertThat(topology.at("/basins/labels").get((int) of[grid.index(45, 28)]).asText())
        .isEqualTo(labelAt(topology, 3, 2));
    assertThat(topology.at("/pairs")).hasSize(5);
    assertThat(decoded(topology.at("/pairs/0/numbers").asText())[1])
        .isEqualTo(Double.POSITIVE_INFINITY);
  }

  private static String labelAt(JsonNode topology, double x, double y) {
    for (JsonNode point : topology.at("/points")) {
      double[] numbers = decoded(point.at("/numbers").asText());
      if (Math.hypot(numbers[0] - x, numbers[1] - y) < 0.01) {
        return point.at("/label").asText();
      }
    }
    return "";
  }

  @Test
  void line_hasNoSecondAxis() throws IOException {
    Surface line = surface(Grid.line(new Axis(-1, 1, 3)), new double[3]);

    assertThat(data(write(line, "a")).at("/landscapes/0/y").isNull()).isTrue();
  }

  @Test
  void markers_keepLabelAndNumbers() throws IOException {
    Surface marked =
        surface(RECTANGLE, new double[15])
            .withMarkers(List.of(new Marker("A <b>", 0.1, 2, Double.NaN, 3.5, "ab")));

    JsonNode marker = data(write(marked, "a")).at("/landscapes/0/markers/0");

    assertThat(marker.at("/label").asText()).isEqualTo("A <b>");
    assertThat(decoded(marker.at("/numbers").asText())).containsExactly(0.1, 2, Double.NaN, 3.5);
  }

  @Test
  void provenance_hasTheKeysThatCaptionsRead() throws IOException {
    Provenance provenance =
        new Provenance(
            new Question(
                new Question.Model("resnet56", "ab", 855770),
                new Question.Data("cifar10", "train", "first:500", 500, "cd", "0.5/0.5"),
                "cross-entropy",
                new Question.Directions(
                    "random", "filter", "biasbn", "weights", "frozen", 17, List.of("e")),
                List.of("-1:1:3", "0:7:5"),
                new Question.Engine("libtorch", "AVX2", "cpu", "float32", 128)),
            new Run("0.1.0", List.of("surface", "<a>"), "2026-01-01T00:00:00Z", 1.5, "Linux"),
            Findings.ofFigures(Map.of("directionNorm.x", 41.5)));
    Surface surface =
        new Surface(
            RECTANGLE,
            List.of(Channel.loss("train")),
            new double[1][15],
            Collections.nCopies(15, NodeStatus.MEASURED),
            List.of(),
            Optional.of(provenance));

    JsonNode written = data(write(surface, "a")).at("/landscapes/0/provenance");

    assertThat(written.at("/question/model/parameters").asInt()).isEqualTo(855770);
    assertThat(written.at("/question/data/split").asText()).isEqualTo("train");
    assertThat(written.at("/question/directions/seed").asInt()).isEqualTo(17);
    assertThat(written.at("/run/command/1").asText()).isEqualTo("<a>");
    assertThat(written.at("/findings/0/directionNorms/0").asDouble()).isEqualTo(41.5);
  }

  @Test
  void path_keepsPointsInOrder() throws IOException {
    ProjectedPath path =
        new ProjectedPath(
            "sgd",
            List.of(
                new ProjectedPath.Point("epoch 0", 0.5, 3, 2.25, 0.125),
                new ProjectedPath.Point("epoch 1", 0, 0, 0.1, 0)));
    Surface surface =
        new Surface(
            RECTANGLE,
            List.of(Channel.loss("train")),
            new double[1][15],
            Collections.nCopies(15, NodeStatus.MEASURED),
            List.of(path),
            Optional.empty());

    JsonNode written = data(write(surface, "a")).at("/landscapes/0/paths/0");

    assertThat(written.at("/labels/1").asText()).isEqualTo("epoch 1");
    assertThat(decoded(written.at("/loss").asText())).containsExactly(2.25, 0.1);
    assertThat(decoded(written.at("/offPlane").asText())).containsExactly(0.125, 0);
  }

  @Test
  void pageOf51By51_isBelowItsLimit() throws IOException {
    Grid grid = Grid.plane(new Axis(-1, 1, 51), new Axis(-1, 1, 51));
    double[] values = new Random(7).doubles(grid.size()).toArray();
    List<Channel> channels =
        List.of(
            Channel.loss("train"),
            Channel.accuracy("train"),
            Channel.loss("test"),
            Channel.accuracy("test"));
    Surface surface =
        new Surface(
            grid,
            channels,
            new double[][] {values, values, values, values},
            Collections.nCopies(grid.size(), NodeStatus.MEASURED),
            List.of(),
            Optional.empty());

    assertThat(write(surface, "a").length()).isLessThan(PAGE_LIMIT);
  }

  @Test
  void fallbackPicture_isInThePage() throws IOException {
    Path html = folder.resolve("a.html");
    Surface surface = surface(RECTANGLE, new double[15]);

    ViewerPage.write(List.of(surface), List.of("a"), Optional.of(new byte[] {1, 2, 3}), html);

    assertThat(Files.readString(html)).contains("src=\"data:image/png;base64,AQID\"");
  }

  @Test
  void writing_replacesWholeAndLeavesNothingElse() throws IOException {
    Path html = folder.resolve("a.html");
    Files.writeString(html, "old");

    ViewerPage.write(List.of(surface(RECTANGLE, new double[15])), List.of("a"), html);

    assertThat(Files.readString(html)).startsWith("<!doctype html>");
    try (var files = Files.list(folder)) {
      assertThat(files).containsExactly(html);
    }
  }

  @Test
  void missingFolder_isNamed() {
    Surface surface = surface(RECTANGLE, new double[15]);
    Path html = folder.resolve("no/a.html");

    assertThatThrownBy(() -> ViewerPage.write(List.of(surface), List.of("a"), html))
        .isInstanceOf(UncheckedIOException.class);
  }

  @Test
  void namesAndSurfaces_comeInPairs() {
    Surface surface = surface(RECTANGLE, new double[15]);

    assertThatThrownBy(
            () -> ViewerPage.write(List.of(surface), List.of(), folder.resolve("a.html")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("got 1 surfaces and 0 names");
  }

  private String write(Surface surface, String name) throws IOException {
    Path html = folder.resolve("page.html");
    ViewerPage.write(List.of(surface), List.of(name), html);
    return Files.readString(html);
  }

  private static Surface surface(Grid grid, double[] values) {
    return new Surface(
        grid,
        List.of(Channel.loss("train")),
        new double[][] {values},
        Collections.nCopies(grid.size(), NodeStatus.MEASURED),
        List.of(),
        Optional.empty());
  }

  private static JsonNode data(String page) throws IOException {
    Matcher block = DATA.matcher(page);
    assertThat(block.find()).isTrue();
    return new ObjectMapper().readTree(block.group(1));
  }

  private static double[] decoded(String text) {
    ByteBuffer bytes =
        ByteBuffer.wrap(Base64.getDecoder().decode(text.substring(3)))
            .order(ByteOrder.LITTLE_ENDIAN);
    boolean single = text.startsWith("f4:");
    return DoubleStream.generate(() -> single ? bytes.getFloat() : bytes.getDouble())
        .limit(bytes.capacity() / (single ? Float.BYTES : Double.BYTES))
        .toArray();
  }
}

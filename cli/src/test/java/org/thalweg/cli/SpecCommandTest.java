// SPDX-License-Identifier: Apache-2.0
package org.thalweg.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.thalweg.cli.run.ExitCode;
import org.thalweg.landscape.surface.Surface;
import org.thalweg.landscape.surface.SurfaceFile;
import org.thalweg.study.measure.RecordedStudy;
import org.thalweg.study.opening.ModelSources;
import org.thalweg.study.spec.ModelSpec;
import org.thalweg.study.spec.StudySpec;
import org.thalweg.torch.checkpoint.Checkpoint;
import org.thalweg.torch.checkpoint.SafetensorsFile;

class SpecCommandTest {
  @TempDir private Path folder;

  private Path network(String name) {
    Path file = folder.resolve(name);
    var fresh = ModelSources.of(ModelSpec.fresh("resnet8-digits", 0), false).at("init:5");
    SafetensorsFile.write(file, Checkpoint.of(fresh.parameters(), Map.of(), Map.of()));
    return file;
  }

  @Test
  void specOfASurface_givesTheSameBits() throws IOException {
    Path file = folder.resolve("a.h5");
    Digits.typed("surface", file, "--x", "-1:1:5", "--y", "-1:1:3", "--seed", "4");
    Path json = folder.resolve("a.json");
    Files.writeString(json, Typed.of("info", file, "--spec").out());

    Typed again = Typed.of("surface", "--spec", json, "-o", folder.resolve("b.h5"));

    assertThat(again.err()).isEmpty();
    assertThat(SurfaceFile.read(folder.resolve("b.h5")).values(0))
        .containsExactly(SurfaceFile.read(file).values(0));
  }

  @Test
  void specBesideOptions_isRefused() throws IOException {
    Path json = Files.writeString(folder.resolve("a.json"), "{}");
    Typed typed = Typed.of("surface", "--spec", json, "--seed", "1", "-o", folder.resolve("b.h5"));
    assertThat(typed.code()).isEqualTo(ExitCode.USAGE);
    assertThat(typed.err()).contains("got --seed beside it");
  }

  @Test
  void damagedSpec_isAnInputFault() throws IOException {
    Path json =
        Files.writeString(
            folder.resolve("a.json"),
            "{\"version\": 1, \"model\": {\"architecture\": \"a\", \"weigths\": \"b\"}}");
    Typed typed = Typed.of("surface", "--spec", json, "-o", folder.resolve("b.h5"));
    assertThat(typed.code()).isEqualTo(ExitCode.INPUT);
    assertThat(typed.err()).contains("a.json").contains("model.weigths").hasLineCount(1);
  }

  /** A file and the network beside it move together; a network alone is named anew. */
  @Test
  void movedInputs_areFound() throws IOException {
    Path net = network("net.safetensors");
    Path file = folder.resolve("a.h5");
    Digits.typedFrom(net.toString(), "surface", file, "--x", "-1:1:3");
    Path moved = Files.createDirectories(folder.resolve("moved"));
    Files.move(file, moved.resolve("a.h5"));
    Files.move(net, moved.resolve("net.safetensors"));

    Typed rerun = Typed.of("rerun", moved.resolve("a.h5"), "-o", folder.resolve("b.h5"));
    assertThat(rerun.out()).contains("the same in every bit");

    Path away = folder.resolve("other.safetensors");
    Files.move(moved.resolve("net.safetensors"), away);
    Typed lost = Typed.of("rerun", moved.resolve("a.h5"), "-o", folder.resolve("c.h5"));
    assertThat(lost.code()).isEqualTo(ExitCode.INPUT);
    Typed found =
        Typed.of(
            "rerun", moved.resolve("a.h5"), "--checkpoint", away, "-o", folder.resolve("c.h5"));
    assertThat(found.out()).contains("the same in every bit");
  }

  @Test
  void anotherNetworkOfTheSameName_isRefused() throws IOException {
    Path net = network("net.safetensors");
    Path file = folder.resolve("a.h5");
    Digits.typedFrom(net.toString(), "surface", file, "--x", "-1:1:3");
    Typed typed = Typed.of("rerun", file, "--checkpoint", "init:1", "-o", folder.resolve("b.h5"));
    assertThat(typed.code()).isNotZero();
    assertThat(folder.resolve("b.h5")).doesNotExist();
  }

  /** A shared file tells names, not the folders of its maker. */
  @Test
  void absolutePaths_stayOutOfTheFile() throws IOException {
    Path net = network("net.safetensors");
    Path file = folder.resolve("a.h5");
    Path directions = folder.resolve("d.h5");
    Digits.typedFrom(
        net.toAbsolutePath().toString(),
        "surface",
        file.toAbsolutePath(),
        "--x",
        "-1:1:3",
        "--save-directions",
        directions.toString());
    String bytes = new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1);
    assertThat(bytes).contains("net.safetensors").doesNotContain(folder.toString());
  }

  @Test
  void rerun_writesWhatIsTypedAlone() throws IOException {
    Path directions = folder.resolve("d.h5");
    Path file = folder.resolve("a.h5");
    Digits.typed("surface", file, "--x", "-1:1:3", "--save-directions", directions.toString());
    Files.delete(directions);
    Typed.of("rerun", file, "-o", folder.resolve("b.h5"));
    assertThat(folder.resolve("b.h5")).exists();
    assertThat(directions).doesNotExist();
  }

  /** A range found anew may differ in its last digits from version to version. */
  @Test
  void rangeThatWasFound_isReopenedAsItWasMeasured() {
    Path file = folder.resolve("auto.h5");
    Surface surface = Digits.surface(file, "--toward", "init:1", "--x", "auto:5");
    StudySpec spec = new RecordedStudy(file, surface, same -> same).spec();
    assertThat(spec.axes().x()).contains(surface.grid().x().toString());
    assertThat(Typed.of("rerun", file, "-o", folder.resolve("again.h5")).out())
        .contains("the same in every bit");
  }
}

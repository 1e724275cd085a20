// SPDX-License-Identifier: Apache-2.0
package org.thalweg.landscape;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The programs in {@code examples/java}, compiled against this module; the plain one is run. */
class ExamplesTest {
  /** The mean squared residual of the best line through the example's points, by numpy.polyfit. */
  private static final double LEAST_SQUARES = 0.015619047619047621;

  /** Slope and intercept rounded to floats, where the loss is flat. */
  private static final double ROUNDED = 1e-12;

  @TempDir private Path folder;

  private static Path example(String name) {
    Path root = Path.of("").toAbsolutePath();
    while (!Files.exists(root.resolve("ARCHITECTURE.md"))) {
      root = Objects.requireNonNull(root.getParent(), "the project's root");
    }
    return root.resolve("examples/java").resolve(name + ".java");
  }

  private void compile(Path example, JavaFileObject... more) throws IOException {
    var compiler = ToolProvider.getSystemJavaCompiler();
    List<String> errors = new ArrayList<>();
    try (StandardJavaFileManager files = compiler.getStandardFileManager(null, null, null)) {
      List<JavaFileObject> sources = new ArrayList<>(List.of(more));
      files.getJavaFileObjects(example).forEach(sources::add);
      List<String> options =
          List.of(
              "-proc:none",
              "-Xlint:all,-path",
              "-d",
              folder.toString(),
              "-cp",
              System.getProperty("java.class.path"));
      compiler
          .getTask(null, files, each -> errors.add(each.toString()), options, null, sources)
          .call();
    }
    assertThat(errors).isEmpty();
  }

  @Test
  void plainModel_printsAPlaneAroundTheBestLine() throws IOException, InterruptedException {
    compile(example("PlainModel"));

    String path =
        folder + System.getProperty("path.separator") + System.getProperty("java.class.path");
    Path out = folder.resolve("out.csv");
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                path,
                "PlainModel")
            .redirectErrorStream(true)
            .redirectOutput(out.toFile())
            .start();
    assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();

    List<String> lines = Files.readAllLines(out);
    assertThat(lines).hasSize(26).startsWith("x,y,train_loss");
    double centre = loss(lines.get(13));
    assertThat(lines.get(13)).startsWith("0.0,0.0,");
    assertThat(centre).isCloseTo(LEAST_SQUARES, within(ROUNDED));
    assertThat(lines.subList(1, 26)).allMatch(line -> loss(line) >= centre);
  }

  private static double loss(String line) {
    return Double.parseDouble(line.substring(line.lastIndexOf(',') + 1));
  }

  /** ONNX Runtime weighs 139 MB: what the example calls of it stands here by its signatures. */
  @Test
  void onnxModel_compiles() throws IOException {
    compile(
        example("OnnxModel"),
        stub(
            "OrtException",
            "@SuppressWarnings(\"serial\") public class OrtException extends Exception {}"),
        stub(
            "OrtEnvironment",
            "public abstract class OrtEnvironment {"
                + " public static OrtEnvironment getEnvironment() { return null; }"
                + " public abstract OrtSession createSession(String path,"
                + " OrtSession.SessionOptions options) throws OrtException; }"),
        stub(
            "OnnxTensor",
            "public abstract class OnnxTensor implements OnnxValue {"
                + " public static OnnxTensor createTensor(OrtEnvironment environment,"
                + " java.nio.FloatBuffer data, long[] shape) throws OrtException { return null; }"
                + " @Override public abstract void close(); }"),
        stub(
            "OnnxValue",
            "public interface OnnxValue extends AutoCloseable {"
                + " Object getValue() throws OrtException; @Override void close(); }"),
        stub(
            "OrtSession",
            "public abstract class OrtSession implements AutoCloseable {"
                + " public abstract java.util.Set<String> getInputNames();"
                + " public abstract Result run(java.util.Map<String, OnnxTensor> inputs)"
                + " throws OrtException;"
                + " @Override public abstract void close() throws OrtException;"
                + " public static class SessionOptions {"
                + " public void setIntraOpNumThreads(int threads) throws OrtException {} }"
                + " public abstract static class Result implements AutoCloseable {"
                + " public abstract OnnxValue get(int index);"
                + " @Override public abstract void close(); } }"));
  }

  private static JavaFileObject stub(String name, String code) {
    URI uri = URI.create("string:///ai/onnxruntime/" + name + ".java");
    return new SimpleJavaFileObject(uri, JavaFileObject.Kind.SOURCE) {
      @Override
      public CharSequence getCharContent(boolean ignoreEncodingErrors) {
        return "package ai.onnxruntime; " + code;
      }
    };
  }
}

// SPDX-License-Identifier: Apache-2.0
package org.thalweg.study.training;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.thalweg.landscape.AtomicFile;
import org.thalweg.landscape.evaluation.OtherQuestionException;
import org.thalweg.landscape.evaluation.QuestionDifference;
import org.thalweg.landscape.surface.Run;
import org.thalweg.study.opening.OutputTakenException;

/**
 * What a training leaves behind.
 *
 * <p>{@code training.json} says what was asked and by whom it is answered, {@code metrics.csv} has
 * a row a record, {@code checkpoints/} the weights, {@code labels.csv} the wrong labels if there
 * are, and {@code state}, while the training is under way, what it goes on from.
 */
final class TrainingFolder {
  private static final ObjectMapper JSON =
      new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);
  private static final String QUESTION = "question";
  private static final String CHECKPOINTS = "step_*.safetensors";

  private final Path root;

  TrainingFolder(Path root) {
    this.root = root;
  }

  Path root() {
    return root;
  }

  Path checkpoints() {
    return root.resolve("checkpoints");
  }

  Path checkpoint(int step) {
    return checkpoints().resolve("step_%06d.safetensors".formatted(step));
  }

  Path metrics() {
    return root.resolve("metrics.csv");
  }

  Path labels() {
    return root.resolve("labels.csv");
  }

  Path state() {
    return root.resolve("state");
  }

  private Path lock() {
    return root.resolve("lock");
  }

  private Path description() {
    return root.resolve("training.json");
  }

  /**
   * Refuses a folder that cannot be written or holds something else; leaves no trace.
   *
   * @throws IllegalArgumentException naming the folder and the remedy
   */
  void check() {
    if (Files.exists(root) && !Files.isDirectory(root)) {
      throw new IllegalArgumentException("%s: is no folder; name another".formatted(root));
    }
    if (Files.exists(root) && !Files.exists(description()) && holdsFiles()) {
      throw new IllegalArgumentException(
          "%s: holds files but no training of thalweg; name another folder".formatted(root));
    }
    Path above = existing();
    try {
      // Asking the file system is not enough: read-only mounts and quotas show on writing only.
      Files.delete(Files.createTempFile(above, ".thalweg", ".probe"));
    } catch (IOException e) {
      throw new IllegalArgumentException(
          "%s: cannot write in %s; choose another place".formatted(root, above), e);
    }
  }

  /** The folder, or the nearest above it. */
  private Path existing() {
    Path at = root.toAbsolutePath().normalize();
    while (!Files.exists(at) && at.getParent() != null) {
      at = at.getParent();
    }
    return at;
  }

  /** A lock or empty folders are left where a run was stopped before it began. */
  private boolean holdsFiles() {
    try (Stream<Path> content = Files.list(root)) {
      return content.anyMatch(file -> !file.equals(checkpoints()) && !file.equals(lock()));
    } catch (IOException e) {
      throw new IllegalArgumentException(
          "%s: cannot be read; choose another place".formatted(root), e);
    }
  }

  /** A folder while one process trains in it. */
  record Claim(FileChannel channel, Path lock) implements AutoCloseable {
    @Override
    public void close() {
      try {
        Files.deleteIfExists(lock);
        channel.close();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  /**
   * Makes the folder and keeps other processes out of it.
   *
   * @throws IllegalArgumentException if one is training there
   */
  @SuppressWarnings("resource") // Closed with the claim.
  Claim claim() {
    try {
      Files.createDirectories(checkpoints());
      FileChannel channel =
          FileChannel.open(lock(), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
      if (channel.tryLock() == null) {
        channel.close();
        throw new IllegalArgumentException(
            "%s: another process is training there; wait for it, or name another folder"
                .formatted(root));
      }
      return new Claim(channel, lock());
    } catch (IOException e) {
      throw new IllegalArgumentException(
          "%s: cannot be written; choose another place".formatted(root), e);
    }
  }

  /**
   * Whether an earlier run of the same question was here.
   *
   * @throws OtherQuestionException if it was another question's
   */
  boolean holds(TrainingQuestion question) {
    if (!Files.exists(description())) {
      return false;
    }
    JsonNode held;
    try {
      held = JSON.readTree(description().toFile()).path(QUESTION);
    } catch (IOException e) {
      throw new OutputTakenException(
          "%s: its training.json cannot be read; start over".formatted(root), e);
    }
    List<QuestionDifference> differences =
        QuestionDifference.betweenTrees(held, JSON.valueToTree(question));
    if (!differences.isEmpty()) {
      throw new OtherQuestionException(root, differences.get(0));
    }
    return true;
  }

  /** Notes what is asked, and what it is answered with. */
  void describe(TrainingQuestion question, Run run) {
    Map<String, Object> tree = new LinkedHashMap<>();
    tree.put(QUESTION, question);
    tree.put("run", run);
    try {
      byte[] text = JSON.writeValueAsBytes(tree);
      AtomicFile.stream(description(), out -> out.write(text));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a question that is not JSON", e);
    }
  }

  /** The training is over: there is nothing to go on from. */
  void forgetState() {
    try {
      Files.deleteIfExists(state());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Forgets an earlier run: its own files alone. */
  void startOver() {
    try {
      // The description goes last: without it the rest would be nobody's.
      for (Path file : List.of(state(), metrics(), labels())) {
        Files.deleteIfExists(file);
      }
      if (Files.isDirectory(checkpoints())) {
        try (DirectoryStream<Path> old = Files.newDirectoryStream(checkpoints(), CHECKPOINTS)) {
          for (Path file : old) {
            Files.delete(file);
          }
        }
      }
      Files.deleteIfExists(description());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}

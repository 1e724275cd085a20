// SPDX-License-Identifier: Apache-2.0
package org.thalweg.torch.training;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.thalweg.landscape.AtomicFile;
import org.thalweg.landscape.InputFileException;
import org.thalweg.landscape.evaluation.DamagedRunException;
import org.thalweg.torch.training.optimizer.NumberBytes;

/**
 * A run between two steps: weights, running statistics and the optimiser's memory. Immutable.
 *
 * <p>With the plan, the data and the architecture it decides all that follows: batches and their
 * variants are functions of the step. Kept in the bits that were computed with, also in its file.
 */
public final class TrainingState {
  private static final String MAGIC = "thalweg training state 1";

  private final int step;
  private final Map<String, Double> notes;
  private final Map<String, NumberBytes> tensors;

  TrainingState(int step, Map<String, Double> notes, Map<String, NumberBytes> tensors) {
    this.step = step;
    this.notes = Map.copyOf(notes);
    this.tensors = tensors;
  }

  /** Updates made so far. */
  public int step() {
    return step;
  }

  /** What the caller noted when it was saved. */
  public Map<String, Double> notes() {
    return notes;
  }

  /** What {@code name} held; one of those that {@link #requireNames} accepted. */
  NumberBytes tensor(String name) {
    NumberBytes found = tensors.get(name);
    if (found == null) {
      throw new IllegalArgumentException("this state holds no \"%s\"".formatted(name));
    }
    return found;
  }

  void requireNames(Set<String> names) {
    if (!tensors.keySet().equals(names)) {
      throw new IllegalArgumentException(
          "a state of this run holds %s, got one of %s".formatted(names, tensors.keySet()));
    }
  }

  /**
   * Writes {@code file}, which appears whole or not at all and replaces what was there.
   *
   * @throws java.io.UncheckedIOException if the place cannot be written
   */
  public void write(Path file) {
    AtomicFile.stream(
        file,
        stream -> {
          DataOutputStream out = new DataOutputStream(stream);
          out.writeUTF(MAGIC);
          out.writeInt(step);
          out.writeInt(notes.size());
          for (Map.Entry<String, Double> each : notes.entrySet()) {
            out.writeUTF(each.getKey());
            out.writeDouble(each.getValue());
          }
          out.writeInt(tensors.size());
          for (Map.Entry<String, NumberBytes> each : tensors.entrySet()) {
            out.writeUTF(each.getKey());
            each.getValue().write(out);
          }
          out.flush();
        });
  }

  /**
   * Reads what {@link #write} wrote.
   *
   * @throws InputFileException if it is damaged or another kind of file
   */
  public static TrainingState read(Path file) {
    try (DataInputStream in =
        new DataInputStream(new BufferedInputStream(Files.newInputStream(file)))) {
      if (!in.readUTF().equals(MAGIC)) {
        throw new IOException("it does not begin like one");
      }
      int step = in.readInt();
      Map<String, Double> notes = new LinkedHashMap<>();
      for (int left = in.readInt(); left > 0; left--) {
        notes.put(in.readUTF(), in.readDouble());
      }
      Map<String, NumberBytes> tensors = new LinkedHashMap<>();
      for (int left = in.readInt(); left > 0; left--) {
        tensors.put(in.readUTF(), NumberBytes.read(in));
      }
      return new TrainingState(step, notes, tensors);
    } catch (IOException e) {
      throw new DamagedRunException(
          file, "is no saved state of a training (%s); start over".formatted(e), e);
    }
  }
}

// SPDX-License-Identifier: Apache-2.0
package org.thalweg.torch.checkpoint;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.thalweg.landscape.InputFileException;
import org.thalweg.landscape.io.numpy.NpyArray;
import org.thalweg.landscape.io.numpy.NpzFile;
import org.thalweg.torch.checkpoint.pickle.Quoted;

/**
 * NumPy archives, one array a tensor: {@code .npz}.
 *
 * <p>What {@code numpy.savez(file, **{k: v.numpy() for k, v in model.state_dict().items()})}
 * writes.
 */
public final class NpzReader implements CheckpointReader {
  private static final String ARRAY = ".npy";

  @Override
  public String format() {
    return "NumPy archives (.npz)";
  }

  /** Torch's own files are archives, too; those of NumPy hold arrays alone. */
  @Override
  public boolean accepts(Path file, byte[] head) {
    return ZipTorchReader.isArchive(head) && holdsArraysAlone(file);
  }

  private static boolean holdsArraysAlone(Path file) {
    try (ZipFile zip = new ZipFile(file.toFile())) {
      return zip.size() > 0 && zip.stream().map(ZipEntry::getName).allMatch(n -> n.endsWith(ARRAY));
    } catch (IOException | IllegalArgumentException e) {
      return false;
    }
  }

  @Override
  public Checkpoint read(Path file) {
    CheckpointBytes.requireFits(file);
    try (NpzFile arrays = NpzFile.open(file)) {
      List<NamedTensor> tensors = new ArrayList<>();
      for (String name : arrays.names()) {
        NpyArray array = arrays.array(name);
        tensors.add(NamedTensor.owning(name, array.shape(), floats(array)));
      }
      return Checkpoint.of(tensors, Map.of(), Map.of()).from(file, CheckpointBytes.sha256(file));
    } catch (InputFileException e) {
      throw new CheckpointFormatException(file, e.problem(), e);
    } catch (IllegalArgumentException e) {
      throw new CheckpointFormatException(file, "is damaged: " + Quoted.of(e.getMessage()), e);
    }
  }

  /** Rounded once, where they are doubles. */
  private static float[] floats(NpyArray array) {
    double[] numbers = array.toDoubles();
    float[] floats = new float[numbers.length];
    for (int i = 0; i < floats.length; i++) {
      floats[i] = (float) numbers[i];
    }
    return floats;
  }
}

// SPDX-License-Identifier: Apache-2.0
package org.thalweg.torch.checkpoint;

import java.nio.file.Path;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.thalweg.landscape.parameters.ParameterBlock;
import org.thalweg.landscape.parameters.ParameterLayout;
import org.thalweg.landscape.parameters.ParameterVector;

/** Lays a checkpoint's tensors over a layout, or says which one does not fit. */
final class LayoutFit {
  private static final String BATCH_COUNTER = "num_batches_tracked";

  private final Checkpoint checkpoint;
  private final ParameterLayout layout;

  LayoutFit(Checkpoint checkpoint, ParameterLayout layout) {
    this.checkpoint = checkpoint;
    this.layout = layout;
  }

  ParameterVector vector() {
    requireEveryBlock();
    requireNothingElse();
    float[] values = new float[layout.size()];
    for (int b = 0; b < layout.blocks().size(); b++) {
      NamedTensor tensor = checkpoint.find(layout.block(b).name()).orElseThrow();
      requireFinite(tensor);
      tensor.copyTo(values, layout.offset(b));
    }
    return ParameterVector.of(layout, values);
  }

  private void requireEveryBlock() {
    for (ParameterBlock block : layout.blocks()) {
      Optional<NamedTensor> found = checkpoint.find(block.name());
      if (found.isEmpty()) {
        List<NamedTensor> tensors = checkpoint.tensors();
        String nearest =
            nearest(block.name(), tensors.stream().map(NamedTensor::name).toList())
                .flatMap(checkpoint::find)
                .map(tensor -> "; the nearest it holds is " + tensor)
                .orElse("; it holds no tensors");
        throw unfit("it lacks tensor \"%s\" %s%s".formatted(block.name(), block.shape(), nearest));
      }
      if (!found.get().shape().equals(block.shape())) {
        throw unfit(
            "tensor \"%s\" has shape %s, the architecture needs %s"
                .formatted(block.name(), found.get().shape(), block.shape()));
      }
    }
  }

  private void requireNothingElse() {
    List<NamedTensor> extra =
        checkpoint.tensors().stream()
            .filter(tensor -> layout.find(tensor.name()).isEmpty())
            .filter(tensor -> !isBatchCounter(tensor.name()))
            .toList();
    if (extra.isEmpty()) {
      return;
    }
    String nearest =
        nearest(extra.get(0).name(), layout.blocks().stream().map(ParameterBlock::name).toList())
            .map("; the architecture's nearest is \"%s\""::formatted)
            .orElse("");
    throw unfit(
        "the architecture lacks %d of its tensors, the first is %s%s"
            .formatted(extra.size(), extra.get(0), nearest));
  }

  private static boolean isBatchCounter(String name) {
    return name.equals(BATCH_COUNTER) || name.endsWith("." + BATCH_COUNTER);
  }

  private void requireFinite(NamedTensor tensor) {
    for (int i = 0; i < tensor.size(); i++) {
      if (!Float.isFinite(tensor.get(i))) {
        throw new CheckpointFormatException(
            file(),
            "tensor %s holds %s at entry %d; weights must be finite: take an earlier checkpoint"
                .formatted(tensor, tensor.get(i), i));
      }
    }
  }

  private CheckpointFormatException unfit(String problem) {
    return new CheckpointFormatException(
        file(), "does not fit the architecture: %s; is it another --arch?".formatted(problem));
  }

  private Path file() {
    return checkpoint.source().map(Checkpoint.Source::file).orElse(Path.of("unsaved checkpoint"));
  }

  private static Optional<String> nearest(String name, Collection<String> candidates) {
    return candidates.stream().min(Comparator.comparingInt(other -> editDistance(name, other)));
  }

  /** Levenshtein's distance: insertions, deletions and replacements, O(|a|·|b|) time. */
  private static int editDistance(String a, String b) {
    int[] row = new int[b.length() + 1];
    for (int j = 0; j <= b.length(); j++) {
      row[j] = j;
    }
    for (int i = 1; i <= a.length(); i++) {
      int diagonal = row[0];
      row[0] = i;
      for (int j = 1; j <= b.length(); j++) {
        int replaced = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
        diagonal = row[j];
        row[j] = Math.min(replaced, 1 + Math.min(row[j], row[j - 1]));
      }
    }
    return row[b.length()];
  }
}

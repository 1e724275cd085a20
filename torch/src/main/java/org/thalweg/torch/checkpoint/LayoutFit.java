// SPDX-License-Identifier: Apache-2.0
package org.thalweg.torch.checkpoint;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.thalweg.landscape.Spelling;
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
            Spelling.nearest(block.name(), tensors.stream().map(NamedTensor::name).toList())
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
        Spelling.nearest(
                extra.get(0).name(), layout.blocks().stream().map(ParameterBlock::name).toList())
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
        file(),
        "does not fit the architecture: %s; is it another architecture?".formatted(problem));
  }

  private Path file() {
    return checkpoint.source().map(Checkpoint.Source::file).orElse(Path.of("unsaved checkpoint"));
  }
}

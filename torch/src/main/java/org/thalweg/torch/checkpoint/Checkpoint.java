// SPDX-License-Identifier: Apache-2.0
package org.thalweg.torch.checkpoint;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.thalweg.landscape.parameters.ParameterBlock;
import org.thalweg.landscape.parameters.ParameterLayout;
import org.thalweg.landscape.parameters.ParameterVector;

/**
 * The named tensors of a model at one moment, and what was noted beside them. Immutable.
 *
 * <p>DirectionScope keep the order of the file, without the {@code module.} that data-parallel
 * training puts before every name.
 */
public final class Checkpoint {
  private final Map<String, NamedTensor> tensors = new LinkedHashMap<>();
  private final Map<String, Double> facts;
  private final Map<String, String> notes;
  private final Optional<Source> source;

  /** The file that a checkpoint was read from. */
  public record Source(Path file, String sha256) {}

  private Checkpoint(
      Iterable<NamedTensor> tensors,
      Map<String, Double> facts,
      Map<String, String> notes,
      Optional<Source> source) {
    for (NamedTensor tensor : tensors) {
      if (this.tensors.put(tensor.name(), tensor) != null) {
        throw new IllegalArgumentException(
            "tensor names must differ, got \"%s\" twice".formatted(tensor.name()));
      }
    }
    this.facts = Collections.unmodifiableMap(new LinkedHashMap<>(facts));
    this.notes = Collections.unmodifiableMap(new LinkedHashMap<>(notes));
    this.source = source;
  }

  /**
   * A checkpoint that is in no file yet.
   *
   * @param facts numbers such as {@code epoch}
   * @param notes words such as {@code arch}
   */
  public static Checkpoint of(
      List<NamedTensor> tensors, Map<String, Double> facts, Map<String, String> notes) {
    return new Checkpoint(tensors, facts, notes, Optional.empty());
  }

  /** A checkpoint of one tensor a block, in no file yet. */
  public static Checkpoint of(
      ParameterVector state, Map<String, Double> facts, Map<String, String> notes) {
    List<NamedTensor> tensors = new ArrayList<>();
    for (int b = 0; b < state.layout().blocks().size(); b++) {
      ParameterBlock block = state.layout().block(b);
      tensors.add(NamedTensor.owning(block.name(), block.shape(), state.block(b)));
    }
    return of(tensors, facts, notes);
  }

  /** The same checkpoint, told where it comes from: readers' last step. */
  public Checkpoint from(Path file, String sha256) {
    return new Checkpoint(tensors.values(), facts, notes, Optional.of(new Source(file, sha256)));
  }

  /** The same without the tensors of these names. */
  public Checkpoint without(Set<String> names) {
    List<NamedTensor> kept =
        tensors.values().stream().filter(tensor -> !names.contains(tensor.name())).toList();
    return new Checkpoint(kept, facts, notes, source);
  }

  /** All tensors, in the file's order. */
  public List<NamedTensor> tensors() {
    return List.copyOf(tensors.values());
  }

  public Optional<NamedTensor> find(String name) {
    return Optional.ofNullable(tensors.get(name));
  }

  /** Numbers stored beside the tensors, such as {@code acc} and {@code epoch}. */
  public Map<String, Double> facts() {
    return facts;
  }

  /** Words stored beside the tensors, such as {@code arch}. */
  public Map<String, String> notes() {
    return notes;
  }

  /** The file and its SHA-256; empty for a checkpoint made here. */
  public Optional<Source> source() {
    return source;
  }

  /**
   * The tensors as one vector over an architecture's layout.
   *
   * <p>Every block needs a tensor of its name and shape, and every tensor a block (except batch
   * counters, {@code *.num_batches_tracked}): that tells a ResNet from one without shortcuts. A
   * prefix that all names share, such as {@code model.}, is no part of them.
   *
   * @throws CheckpointFormatException if a block or tensor is left over, a shape differs, or a
   *     value is NaN or infinite; names the tensor and both shapes
   */
  public ParameterVector fit(ParameterLayout layout) {
    return new LayoutFit(unwrapped(layout), layout).vector();
  }

  /**
   * The same without a name that whoever trained it put before every name of the layout, such as
   * {@code model.} or {@code _orig_mod.}.
   */
  private Checkpoint unwrapped(ParameterLayout layout) {
    List<String> blocks = layout.blocks().stream().map(ParameterBlock::name).toList();
    if (blocks.isEmpty() || tensors.containsKey(blocks.get(0))) {
      return this;
    }
    return tensors.keySet().stream()
        .filter(name -> name.endsWith("." + blocks.get(0)))
        .map(name -> name.substring(0, name.length() - blocks.get(0).length()))
        .filter(prefix -> blocks.stream().allMatch(name -> tensors.containsKey(prefix + name)))
        .findFirst()
        .map(this::without)
        .orElse(this);
  }

  private Checkpoint without(String prefix) {
    List<NamedTensor> bare = new ArrayList<>();
    for (NamedTensor tensor : tensors.values()) {
      String name = tensor.name();
      bare.add(name.startsWith(prefix) ? tensor.renamed(name.substring(prefix.length())) : tensor);
    }
    return new Checkpoint(bare, facts, notes, source);
  }

  @Override
  public String toString() {
    return "%d tensors%s".formatted(tensors.size(), source.map(s -> " of " + s.file()).orElse(""));
  }
}

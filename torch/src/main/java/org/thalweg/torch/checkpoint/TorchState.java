// SPDX-License-Identifier: Apache-2.0
package org.thalweg.torch.checkpoint;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.thalweg.torch.checkpoint.pickle.Quoted;
import org.thalweg.torch.checkpoint.pickle.StridedTensor;
import org.thalweg.torch.checkpoint.pickle.UnpicklingException;

/**
 * Finds the state of a model in what {@code torch.save} was given.
 *
 * <p>Either the state dictionary itself, or a dictionary that holds it under one of the usual names
 * beside numbers and words, or under two of them. Looks no deeper, so nothing nests without end.
 */
final class TorchState {
  private static final List<String> USUAL_KEYS =
      List.of("state_dict", "model", "model_state_dict", "net");
  private static final String DATA_PARALLEL = "module.";
  private static final int KEYS_SHOWN = 8;

  private TorchState() {}

  /**
   * The tensors, facts and notes of an unpickled object whose storages are filled.
   *
   * @param fileSize limits how many entries tensors that share storages may add up to
   * @throws UnpicklingException if there is no state dictionary
   */
  static Checkpoint of(@Nullable Object root, Path file, long fileSize) {
    if (!(root instanceof Map<?, ?> outer)) {
      throw new UnpicklingException(
          "holds %s, not a dictionary of tensors; save the model's state_dict"
              .formatted(Quoted.of(root)));
    }
    Map<?, ?> state = stateIn(outer);
    Map<String, StridedTensor> views = views(state);
    long entries = views.values().stream().mapToLong(StridedTensor::size).sum();
    CheckpointBytes.requireEntries(file, entries, fileSize);
    List<NamedTensor> tensors = new ArrayList<>();
    views.forEach(
        (name, view) -> tensors.add(NamedTensor.owning(name, view.shape(), view.toArray())));
    Map<String, Double> facts = new LinkedHashMap<>();
    Map<String, String> notes = new LinkedHashMap<>();
    if (outer != state) {
      outer.forEach((key, value) -> note(String.valueOf(key), value, facts, notes));
    }
    return Checkpoint.of(tensors, facts, notes);
  }

  private static Map<?, ?> stateIn(Map<?, ?> outer) {
    for (String key : USUAL_KEYS) {
      if (outer.get(key) instanceof Map<?, ?> inner) {
        if (holdsTensors(inner)) {
          return inner;
        }
        for (String second : USUAL_KEYS) {
          if (inner.get(second) instanceof Map<?, ?> innermost && holdsTensors(innermost)) {
            return innermost;
          }
        }
      }
    }
    if (holdsTensors(outer)) {
      return outer;
    }
    throw new UnpicklingException(
        "holds no tensors, neither at its top nor under %s; its keys are %s"
            .formatted(
                USUAL_KEYS, outer.keySet().stream().limit(KEYS_SHOWN).map(Quoted::of).toList()));
  }

  private static boolean holdsTensors(Map<?, ?> map) {
    return map.values().stream().anyMatch(StridedTensor.class::isInstance);
  }

  private static Map<String, StridedTensor> views(Map<?, ?> state) {
    Map<String, StridedTensor> views = new LinkedHashMap<>();
    state.forEach(
        (name, value) -> {
          if (value instanceof StridedTensor tensor) {
            views.put(String.valueOf(name), tensor);
          }
        });
    if (!views.keySet().stream().allMatch(name -> name.startsWith(DATA_PARALLEL))) {
      return views;
    }
    Map<String, StridedTensor> stripped = new LinkedHashMap<>();
    views.forEach((name, view) -> stripped.put(name.substring(DATA_PARALLEL.length()), view));
    return stripped;
  }

  private static void note(
      String key, @Nullable Object value, Map<String, Double> facts, Map<String, String> notes) {
    if (value instanceof Number number) {
      facts.put(key, number.doubleValue());
    } else if (value instanceof String text) {
      notes.put(key, text);
    } else if (value instanceof StridedTensor tensor && tensor.size() == 1) {
      facts.put(key, (double) tensor.toArray()[0]);
    }
  }
}

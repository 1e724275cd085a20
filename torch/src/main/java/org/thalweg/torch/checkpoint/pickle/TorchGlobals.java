// SPDX-License-Identifier: Apache-2.0
package org.thalweg.torch.checkpoint.pickle;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The allow-list: the few Python names that a checkpoint's pickle may mention. */
final class TorchGlobals {
  private static final String STORAGE_PREFIX = "torch.";
  private static final Map<String, GatedUnpickler.Constructor> CONSTRUCTORS =
      Map.of(
          "collections.OrderedDict", TorchGlobals::orderedDictionary,
          "torch._utils._rebuild_tensor", TorchGlobals::tensor,
          "torch._utils._rebuild_tensor_v2", TorchGlobals::tensor,
          "torch._utils._rebuild_parameter", TorchGlobals::first,
          "torch.Size", TorchGlobals::first);

  private TorchGlobals() {}

  /** A {@link GatedUnpickler.Constructor} or a {@link StorageType}; any other name is refused. */
  static Object find(String name) {
    GatedUnpickler.Constructor constructor = CONSTRUCTORS.get(name);
    if (constructor != null) {
      return constructor;
    }
    if (name.startsWith(STORAGE_PREFIX)) {
      return StorageType.ofTorch(name.substring(STORAGE_PREFIX.length()))
          .orElseThrow(() -> refused(name));
    }
    throw refused(name);
  }

  static UnpicklingException refused(String name) {
    return new UnpicklingException(
        "refuses to construct %s: a checkpoint holds tensors, numbers and names alone; save the model's state_dict"
            .formatted(Quoted.clip(name)));
  }

  /** Python 2 hands over a list of pairs, newer ones nothing (SETITEMS follow). */
  private static Object orderedDictionary(GatedUnpickler unpickler, Object[] arguments) {
    Map<Object, @Nullable Object> result = new LinkedHashMap<>();
    if (arguments.length > 0) {
      List<?> pairs = (List<?>) arguments[0];
      unpickler.charge(pairs.size());
      for (Object pair : pairs) {
        if (pair instanceof List<?> list) {
          GatedUnpickler.put(result, list.get(0), list.get(1));
        } else {
          Object[] entry = (Object[]) pair;
          GatedUnpickler.put(result, entry[0], entry[1]);
        }
      }
    }
    return result;
  }

  /** {@code (storage, offset, size, stride, …)}; gradients' flags and hooks are of no use here. */
  private static Object tensor(GatedUnpickler unpickler, Object[] arguments) {
    TorchStorage storage = (TorchStorage) arguments[0];
    Object[] size = (Object[]) arguments[2];
    Object[] stride = (Object[]) arguments[3];
    unpickler.charge(size.length + stride.length);
    List<Integer> shape = new ArrayList<>();
    for (Object extent : size) {
      long value = ((Number) extent).longValue();
      // An extent beyond an int is beyond any storage; -1 makes the tensor say so.
      shape.add(value == (int) value ? (int) value : -1);
    }
    List<Long> strides = new ArrayList<>();
    for (Object step : stride) {
      strides.add(((Number) step).longValue());
    }
    return new StridedTensor(storage, ((Number) arguments[1]).longValue(), shape, strides);
  }

  private static Object first(GatedUnpickler unpickler, Object[] arguments) {
    return arguments[0];
  }
}

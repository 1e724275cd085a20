// SPDX-License-Identifier: Apache-2.0
package org.thalweg.torch.checkpoint.pickle;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Reads one pickle that {@code torch.save} wrote; refuses whatever else a pickle can do.
 *
 * <p>Only the constructors of {@link TorchGlobals} may run. Results are plain data and {@link
 * StridedTensor}. Not thread-safe.
 */
public final class TorchUnpickler extends GatedUnpickler {
  private final Map<String, TorchStorage> storages = new LinkedHashMap<>();

  public TorchUnpickler(PickleBytes bytes) {
    super(bytes);
  }

  /** The storages that the objects read so far refer to, by key. */
  public Map<String, TorchStorage> storages() {
    return storages;
  }

  @Override
  Object find(String name) {
    return TorchGlobals.find(name);
  }

  @Override
  UnpicklingException refused(String name) {
    return TorchGlobals.refused(name);
  }

  /** A storage that the pickle names; its bytes follow elsewhere. */
  @Override
  protected Object persistentLoad(Object id) {
    Object[] parts = (Object[]) id;
    if (parts.length < 5 || !"storage".equals(parts[0])) {
      throw new UnpicklingException(
          "holds a pickled \"%s\", not only tensors; save the model's state_dict instead"
              .formatted(parts.length > 0 ? Quoted.of(parts[0]) : "nothing"));
    }
    if (parts.length > 5 && parts[5] != null) {
      throw new UnpicklingException("holds views of storages, which torch left off in 2017");
    }
    String key = (String) parts[2];
    TorchStorage named =
        new TorchStorage(key, (StorageType) parts[1], ((Number) parts[4]).longValue());
    TorchStorage known = storages.putIfAbsent(key, named);
    if (known == null) {
      return named;
    }
    if (known.type() != named.type() || known.count() != named.count()) {
      throw new UnpicklingException(
          "names storage \"%s\" twice with different extents".formatted(Quoted.clip(key)));
    }
    return known;
  }
}

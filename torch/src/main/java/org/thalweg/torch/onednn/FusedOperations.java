// SPDX-License-Identifier: Apache-2.0
package org.thalweg.torch.onednn;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.bytedeco.pytorch.global.torch.ScalarType;
import org.thalweg.torch.engine.NativeOwner;

/**
 * The operations that a network needs, each compiled when it is first asked for.
 *
 * <p>Thread-safe; closing it frees them all.
 */
public final class FusedOperations implements AutoCloseable {
  private record Convolution(ConvolutionExtents extents, Ending ending) {}

  private record Product(long rows, long in, long out, ScalarType precision) {}

  private final OneDnn library;
  private final NativeOwner owner = new NativeOwner("this network's operations");
  private final Map<Convolution, FusedOperation> convolutions = new ConcurrentHashMap<>();
  private final Map<Product, FusedOperation> products = new ConcurrentHashMap<>();

  public FusedOperations(OneDnn library) {
    this.library = library;
  }

  /** Whose operations they are. */
  public OneDnn library() {
    return library;
  }

  /** As {@link FusedOperation#convolution}. */
  public FusedOperation convolution(ConvolutionExtents extents, Ending ending) {
    return convolutions.computeIfAbsent(
        new Convolution(extents, ending),
        key -> FusedOperation.convolution(library, extents, ending, owner));
  }

  /** As {@link FusedOperation#product}. */
  public FusedOperation product(long rows, long in, long out, ScalarType precision) {
    return products.computeIfAbsent(
        new Product(rows, in, out, precision),
        key -> FusedOperation.product(library, rows, in, out, precision, owner));
  }

  @Override
  public void close() {
    owner.close();
  }
}

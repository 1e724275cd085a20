// SPDX-License-Identifier: Apache-2.0
package org.thalweg.study.analysis;

import java.util.List;
import java.util.concurrent.ForkJoinPool;
import org.thalweg.landscape.objective.Channel;
import org.thalweg.landscape.objective.Measurement;
import org.thalweg.landscape.objective.Slice;
import org.thalweg.landscape.subspace.Coordinates;

/** A slice whose points are measured inside a pool, which the work within a point shares. */
record PooledSlice(Slice slice, ForkJoinPool pool) implements Slice {
  @Override
  public int dimension() {
    return slice.dimension();
  }

  @Override
  public List<Channel> channels() {
    return slice.channels();
  }

  @Override
  public Measurement measure(Coordinates point) {
    return pool.invoke(new PoolTask<>(() -> slice.measure(point)));
  }

  @Override
  public int blockSize() {
    return slice.blockSize();
  }

  @Override
  public List<Measurement> measureAll(List<Coordinates> points) {
    return pool.invoke(new PoolTask<>(() -> slice.measureAll(points)));
  }

  @Override
  public void close() {
    slice.close();
  }
}

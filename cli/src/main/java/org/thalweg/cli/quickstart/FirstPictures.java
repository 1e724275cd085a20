// SPDX-License-Identifier: Apache-2.0
package org.thalweg.cli.quickstart;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.stream.Collectors;
import org.thalweg.landscape.evaluation.Progress;
import org.thalweg.landscape.sampling.CoarseGrid;
import org.thalweg.landscape.surface.Grid;
import org.thalweg.landscape.surface.Sample;

/** Hands over what is measured of a plane as soon as it covers one of its coarser grids. */
final class FirstPictures implements Progress {
  private static final List<Integer> STEPS = List.of(4, 2);

  private final List<CoarseGrid> coarse;
  private final BiConsumer<Grid, List<Sample>> ready;
  private final Map<Integer, Sample> known = new HashMap<>();
  private int next;

  FirstPictures(Grid plane, BiConsumer<Grid, List<Sample>> ready) {
    this.coarse = STEPS.stream().map(step -> CoarseGrid.of(plane, step)).toList();
    this.ready = ready;
  }

  /** Such as "7 × 7, then 15 × 15". */
  String describe() {
    return coarse.stream().map(c -> describe(c.grid())).collect(Collectors.joining(", then "));
  }

  static String describe(Grid grid) {
    return grid.columns() + " × " + grid.rows();
  }

  @Override
  public void started(int done, int total) {}

  @Override
  public void advanced(int done, int total) {}

  @Override
  public void measured(Collection<? extends Sample> samples) {
    samples.forEach(sample -> known.put(sample.index(), sample));
    int before = next;
    while (next < coarse.size() && coarse.get(next).isKnown(known)) {
      next++;
    }
    if (next > before) {
      CoarseGrid finest = coarse.get(next - 1);
      ready.accept(finest.grid(), finest.samples(known));
    }
  }
}

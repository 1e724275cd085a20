// SPDX-License-Identifier: Apache-2.0
package org.thalweg.cli.live;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.thalweg.cli.option.GeneralOptions;
import org.thalweg.cli.run.Console;
import org.thalweg.landscape.evaluation.OtherQuestionException;
import org.thalweg.landscape.surface.Region;
import org.thalweg.landscape.surface.Surface;
import org.thalweg.study.measure.PlaneStudy;
import org.thalweg.study.measure.SurfaceJob;

/**
 * Measures regions of one surface finer into a file beside its own, {@code a-finer.h5}.
 *
 * <p>Another region later joins the same file. A file or an unfinished run of somebody else's keeps
 * its name: the next free one is taken.
 */
final class RefinedFiles {
  private final Path source;
  private final GeneralOptions general;
  private final int threads;
  private Path target;
  private boolean own;
  private int number = 1;

  RefinedFiles(Path source, GeneralOptions general, int threads) {
    this.source = source;
    this.general = general;
    this.threads = threads;
    this.target = named(number);
  }

  Surface measure(PlaneStudy study, Surface coarse, Region region, LiveState shown, int place) {
    while (true) {
      if (own || !Files.exists(target)) {
        try {
          return measure(study.finer(target, coarse, region), coarse, shown, place);
        } catch (OtherQuestionException e) {
          general.say(target + ": another region was begun there; taking the next name");
        }
      }
      own = false;
      number++;
      target = named(number);
    }
  }

  private Surface measure(SurfaceJob job, Surface coarse, LiveState shown, int place) {
    PartialSurface.Ground ground =
        new PartialSurface.Ground(job.grid(), coarse.channels(), coarse.provenance(), true);
    PartialSurface filling = new PartialSurface(shown, place, ground);
    List<String> command = general.typed();
    Surface joined =
        Console.runner(command, general, threads, general.out())
            .watchedBy(filling)
            .run(job)
            .surface();
    own = true;
    general.say("wrote " + job.output());
    return joined;
  }

  /** {@code a-finer.h5}, {@code a-finer-2.h5} and so on, also from {@code a-finer.h5} itself. */
  private Path named(int count) {
    String name = source.getFileName().toString();
    int dot = name.lastIndexOf('.') < 0 ? name.length() : name.lastIndexOf('.');
    String stem = name.substring(0, dot).replaceFirst("-finer(-\\d+)?$", "");
    String word = count == 1 ? "-finer" : "-finer-" + count;
    return source.resolveSibling(stem + word + name.substring(dot));
  }
}

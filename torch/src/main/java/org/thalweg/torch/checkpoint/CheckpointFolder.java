// SPDX-License-Identifier: Apache-2.0
package org.thalweg.torch.checkpoint;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.thalweg.landscape.analysis.trajectory.Trajectory;
import org.thalweg.landscape.parameters.ParameterLayout;

/**
 * The checkpoints of one run in a folder, ordered by the numbers in their names.
 *
 * <p>Whole numbers count as such: {@code model_2} comes before {@code model_10}. A checkpoint is a
 * file that ends in {@code .t7}, {@code .pt}, {@code .pth} or {@code .safetensors}, whatever it
 * holds, so that a damaged one is not passed over; of the others, one whose first bytes a {@link
 * CheckpointReader} knows. Passed over are folders, hidden files, archives ({@code .zip}, {@code
 * .npz}), optimiser states ({@code opt_state_*}) and, where the names of others hold numbers, files
 * without one, such as {@code best.pt}. Immutable; reads no weights before it is asked to.
 */
public final class CheckpointFolder {
  /** Of the Java heap: the rest is for a few more vectors and the analysis. */
  private static final double HEAP_SHARE = 0.75;

  private final Path folder;
  private final List<NumberedName> files;
  private final List<Path> passedOver;

  private CheckpointFolder(Path folder, List<NumberedName> files, List<Path> passedOver) {
    this.folder = folder;
    this.files = List.copyOf(files);
    this.passedOver = List.copyOf(passedOver);
  }

  /**
   * Which checkpoints of a folder to take.
   *
   * @param prefix what their names begin with; empty for any
   * @param suffix what their names end with, such as {@code .t7}; empty for any
   * @param from the smallest number taken: the first in the names that is not always the same, such
   *     as the epoch
   * @param every takes each {@code every}-th of these, from the first on, and the last
   */
  public record Selection(String prefix, String suffix, long from, int every) {
    /** All of them. */
    public static final Selection ALL = new Selection("", "", 0, 1);

    public Selection {
      if (from < 0) {
        throw new IllegalArgumentException("checkpoints are taken from 0 or later, got " + from);
      }
      if (every < 1) {
        throw new IllegalArgumentException("every 1st or n-th checkpoint is taken, got " + every);
      }
    }
  }

  /**
   * Lists the chosen checkpoints of {@code folder}.
   *
   * @throws CheckpointFormatException if there is no such folder, or none of them in it
   */
  public static CheckpointFolder open(Path folder, Selection selection) {
    List<Path> passedOver = new ArrayList<>();
    List<NumberedName> found = new ArrayList<>();
    for (Path file : list(folder)) {
      String name = file.getFileName().toString();
      if (name.startsWith(selection.prefix()) && name.endsWith(selection.suffix())) {
        if (CheckpointName.mayHold(file)) {
          found.add(new NumberedName(file));
        } else {
          passedOver.add(file);
        }
      }
    }
    if (found.stream().anyMatch(NumberedName::isNumbered)) {
      Predicate<NumberedName> timeless = file -> !file.isNumbered();
      found.stream().filter(timeless).map(NumberedName::file).forEach(passedOver::add);
      found.removeIf(timeless);
    }
    return new CheckpointFolder(folder, chosen(folder, found, selection), passedOver);
  }

  private static List<Path> list(Path folder) {
    try (Stream<Path> entries = Files.list(folder)) {
      return entries.filter(Files::isRegularFile).sorted().toList();
    } catch (NoSuchFileException e) {
      throw new CheckpointFormatException(folder, "there is no such folder", e);
    } catch (NotDirectoryException e) {
      throw new CheckpointFormatException(
          folder, "is no folder; name the folder that holds a run's checkpoints", e);
    } catch (IOException e) {
      throw CheckpointBytes.unreadable(folder, e);
    }
  }

  private static List<NumberedName> chosen(
      Path folder, List<NumberedName> found, Selection selection) {
    int place = NumberedName.firstThatDiffers(found);
    List<NumberedName> late =
        found.stream().filter(file -> file.number(place) >= selection.from()).sorted().toList();
    if (late.isEmpty()) {
      throw new CheckpointFormatException(
          folder,
          found.isEmpty()
              ? "holds no checkpoints%s".formatted(namedSo(selection))
              : "holds %d checkpoints, none of number %d or later"
                  .formatted(found.size(), selection.from()));
    }
    List<NumberedName> chosen = new ArrayList<>();
    for (int i = 0; i < late.size(); i++) {
      if (i % selection.every() == 0 || i == late.size() - 1) {
        chosen.add(late.get(i));
      }
    }
    return chosen;
  }

  private static String namedSo(Selection selection) {
    return selection.prefix().isEmpty() && selection.suffix().isEmpty()
        ? " (.t7, .pt, .pth, .safetensors)"
        : " named %s*%s".formatted(selection.prefix(), selection.suffix());
  }

  /** The chosen files, in the order of the run. */
  public List<Path> files() {
    return files.stream().map(NumberedName::file).toList();
  }

  /** Files of the right names that are no checkpoints of this run. */
  public List<Path> passedOver() {
    return passedOver;
  }

  /**
   * Reads all chosen checkpoints: 4 bytes a parameter and checkpoint, and one file at a time.
   *
   * <p>A checkpoint's label is the word {@code label} stored in it, else its {@code epoch}, else
   * its file's name without the ending.
   *
   * @param layout of the run's architecture
   * @throws CheckpointFormatException if one is damaged or does not fit; names the file
   * @throws IllegalArgumentException if all together do not fit the Java heap
   */
  public RecordedRun read(ParameterLayout layout) {
    return read(layout, Set.of());
  }

  /**
   * The same, where checkpoints hold tensors that the layout has no use for.
   *
   * @param others names of tensors that are passed over
   */
  public RecordedRun read(ParameterLayout layout, Set<String> others) {
    requireFits(layout, (long) (Runtime.getRuntime().maxMemory() * HEAP_SHARE));
    List<Trajectory.Checkpoint> points = new ArrayList<>();
    List<RecordedRun.Moment> moments = new ArrayList<>();
    for (NumberedName file : files) {
      Checkpoint checkpoint = Checkpoints.read(file.file());
      points.add(
          new Trajectory.Checkpoint(
              label(file, checkpoint), checkpoint.without(others).fit(layout)));
      moments.add(
          new RecordedRun.Moment(
              checkpoint.source().orElseThrow(), checkpoint.facts(), checkpoint.notes()));
    }
    return new RecordedRun(new Trajectory(name(), points), moments);
  }

  /** The folder's own name: what the run is called. */
  private String name() {
    Path own = folder.toAbsolutePath().normalize().getFileName();
    return own == null ? folder.toString() : own.toString();
  }

  private static String label(NumberedName file, Checkpoint checkpoint) {
    String label = checkpoint.notes().get("label");
    if (label != null) {
      return label;
    }
    Double epoch = checkpoint.facts().get("epoch");
    return epoch == null ? file.stem() : "epoch " + CheckpointName.plain(epoch);
  }

  /** Refuses what does not fit {@code bytes}, with the stride that does. */
  void requireFits(ParameterLayout layout, long bytes) {
    long one = (long) Float.BYTES * layout.size();
    long need = one * files.size();
    if (need > bytes) {
      // The last is taken beside every n-th: one more than the quotient.
      long fit = Math.max(2, bytes / one - 1);
      throw new IllegalArgumentException(
          "%s: %d checkpoints of %d entries take %d MB, this Java heap has room for %d MB; set every to %d, or raise -Xmx"
              .formatted(
                  folder,
                  files.size(),
                  layout.size(),
                  need >> 20,
                  bytes >> 20,
                  (files.size() + fit - 1) / fit));
    }
  }
}

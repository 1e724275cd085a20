// SPDX-License-Identifier: Apache-2.0
package org.thalweg.torch.data;

import java.security.MessageDigest;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import org.thalweg.landscape.parameters.Fingerprint;

/**
 * Samples of one split and what to answer for them, kept in the type they came in.
 *
 * <p>Immutable. Images cost one byte a pixel value, tables one float; normalised floats are made on
 * demand.
 */
public final class Dataset {
  private final DatasetInfo info;
  private final Storage values;
  private final Targets targets;
  private final Storage.Normalizer normalizer;

  private Dataset(DatasetInfo info, Storage values, Targets targets) {
    int size = info.format().size();
    if (targets.count() < 1 || values.length() != (long) targets.count() * size) {
      throw new IllegalArgumentException(
          "a data set is at least one sample of %d values and its target, got %d values and %d targets"
              .formatted(size, values.length(), targets.count()));
    }
    this.info = info;
    this.values = values;
    this.targets = targets;
    this.normalizer = values.normalizer(info.format(), info.normalization());
    requireLabels(info, targets);
  }

  private static void requireLabels(DatasetInfo info, Targets targets) {
    int classes = info.classes().size();
    if (!(targets instanceof Targets.Classes labels)) {
      if (classes > 0) {
        throw new IllegalArgumentException(
            "targets that are no classes have none, got %d names".formatted(classes));
      }
      return;
    }
    for (int i = 0; i < labels.count(); i++) {
      if (labels.label(i) < 0 || labels.label(i) >= classes) {
        throw new IllegalArgumentException(
            "labels count %d classes from 0, got %d for image %d"
                .formatted(classes, labels.label(i), i));
      }
    }
  }

  /**
   * A data set with copies of its images and labels.
   *
   * @param pixels {@code [n, channels, height, width]}, one unsigned byte each
   * @param labels n classes, counted from 0
   */
  public static Dataset of(DatasetInfo info, byte[] pixels, int[] labels) {
    return owning(info, pixels.clone(), labels.clone());
  }

  /**
   * A data set with a copy of its samples, which are any numbers.
   *
   * @param values {@code [n, channels, height, width]}, or {@code [n, features]} in the format of a
   *     row
   */
  public static Dataset of(DatasetInfo info, float[] values, Targets targets) {
    return owning(info, values.clone(), targets);
  }

  /** A data set that owns both arrays: the caller keeps no reference. */
  public static Dataset owning(DatasetInfo info, byte[] pixels, int[] labels) {
    return owning(info, pixels, new Targets.Classes(labels));
  }

  /** A data set that owns the array: the caller keeps no reference. */
  public static Dataset owning(DatasetInfo info, byte[] pixels, Targets targets) {
    return new Dataset(info, new Storage.Bytes(pixels), targets);
  }

  /** A data set that owns the array: the caller keeps no reference. */
  public static Dataset owning(DatasetInfo info, float[] values, Targets targets) {
    return new Dataset(info, new Storage.Floats(values), targets);
  }

  public DatasetInfo info() {
    return info;
  }

  /** The number of samples. */
  public int count() {
    return targets.count();
  }

  /** What a model is to answer. */
  public Targets targets() {
    return targets;
  }

  /** What a network needs to answer a sample: a score a class, or as many numbers. */
  public int outputs() {
    if (targets instanceof Targets.Values numbers) {
      return numbers.outputs();
    }
    return targets instanceof Targets.Inputs ? info.format().size() : info.classes().size();
  }

  /** The class of a sample; only where targets are classes. */
  public int label(int sample) {
    return classes().label(sample);
  }

  /** A copy of all labels, in order; only where targets are classes. */
  public int[] labels() {
    return classes().toArray();
  }

  private Targets.Classes classes() {
    if (targets instanceof Targets.Classes classes) {
      return classes;
    }
    throw new IllegalStateException(
        "%s must have classes for its targets, but has %s"
            .formatted(info.name(), targets.getClass().getSimpleName()));
  }

  /** The class of a sample, or 0 where there are none: choices are balanced over these. */
  int stratum(int sample) {
    return targets instanceof Targets.Classes labels ? labels.label(sample) : 0;
  }

  /** Whether samples are images kept as bytes. */
  public boolean isOfBytes() {
    return values instanceof Storage.Bytes;
  }

  /** A copy of one image's bytes, {@code [channels, height, width]}; only where kept as bytes. */
  public byte[] image(int image) {
    return bytes(image, 1);
  }

  /** A copy of {@code count} images' bytes; only where kept as bytes. */
  public byte[] bytes(int from, int count) {
    Objects.checkFromIndexSize(from, count, count());
    if (values instanceof Storage.Bytes bytes) {
      return bytes.rows(from, count, info.format().size());
    }
    throw new IllegalStateException(info.name() + " holds numbers, not bytes");
  }

  /** The same samples, as those of {@code split}. */
  public Dataset of(String split) {
    DatasetInfo other =
        new DatasetInfo(info.name(), split, info.classes(), info.format(), info.normalization());
    return new Dataset(other, values, targets);
  }

  /** The same samples with other labels of the same classes. */
  public Dataset relabelled(Targets.Classes labels) {
    return new Dataset(info, values, labels);
  }

  /** The same samples, to be normalised otherwise. */
  public Dataset with(Normalization normalization) {
    return new Dataset(info.with(normalization), values, targets);
  }

  /**
   * The same samples with mean 0 and deviation 1 in every channel, measured on them.
   *
   * <p>In a table a feature is a channel, so this is its z-score (deviation over n, not n − 1).
   */
  public Dataset standardized() {
    return with(Normalization.measured(values, info.format()));
  }

  /** The samples at {@code chosen} in other bytes, with their own targets; takes the array over. */
  public Dataset varied(byte[] pixels, int[] chosen) {
    return owning(info, pixels, targets.subset(chosen));
  }

  /**
   * The samples of some classes alone, which are counted anew in the order named.
   *
   * @throws IllegalArgumentException if one is not among the classes, or comes twice
   */
  public Dataset ofClasses(List<String> names) {
    List<String> known = info.classes();
    if (!known.containsAll(names) || new HashSet<>(names).size() < names.size()) {
      throw new IllegalArgumentException(
          "%s has the classes %s, got %s"
              .formatted(info.name(), String.join(", ", known), String.join(", ", names)));
    }
    int[] places = known.stream().mapToInt(names::indexOf).toArray();
    int[] chosen = IntStream.range(0, count()).filter(i -> places[label(i)] >= 0).toArray();
    if (chosen.length == 0) {
      throw new IllegalArgumentException(
          "the %s split of %s has no sample of %s"
              .formatted(info.split(), info.name(), String.join(", ", names)));
    }
    int[] labels = IntStream.of(chosen).map(i -> places[label(i)]).toArray();
    return new Dataset(
        info.withClasses(names),
        values.subset(chosen, info.format().size()),
        new Targets.Classes(labels));
  }

  /**
   * The same samples with the targets of a task.
   *
   * <p>Regression on classes takes the numbers that the classes are called, or their positions
   * where one is called otherwise. Choose samples before, while classes can be balanced.
   *
   * @throws IllegalArgumentException if classes are asked for and targets are numbers
   */
  public Dataset forTask(Task task) {
    return switch (task) {
      case CLASSIFICATION -> {
        if (info.classes().isEmpty()) {
          throw new IllegalArgumentException(
              "%s has numbers for targets, not classes; use task regression"
                  .formatted(info.name()));
        }
        yield this;
      }
      case REGRESSION -> with(new TargetColumn(targets, info.classes()).numbers());
      case RECONSTRUCTION -> with(new Targets.Inputs(count()));
    };
  }

  private Dataset with(Targets others) {
    return new Dataset(info.withoutClasses(), values, others);
  }

  /**
   * The chosen samples, in file order.
   *
   * @throws IllegalArgumentException if it asks for more than there are
   */
  public Dataset select(SampleSelection selection) {
    int[] chosen = selection.choose(this);
    return chosen.length == count() ? this : subset(chosen);
  }

  /** The samples at {@code chosen}, in that order. */
  public Dataset subset(int[] chosen) {
    return new Dataset(info, values.subset(chosen, info.format().size()), targets.subset(chosen));
  }

  /** All samples as floats, {@code [n, channels, height, width]}. */
  public float[] normalized() {
    return normalized(0, count());
  }

  /**
   * Samples {@code from} to {@code from + count − 1} as floats, {@code [count, channels, height,
   * width]}: (value / scale − mean) / deviation; of bytes, each step rounded to float32 as
   * torchvision does.
   */
  public float[] normalized(int from, int count) {
    Objects.checkFromIndexSize(from, count, count());
    int size = info.format().size();
    float[] floats = new float[Math.multiplyExact(count, size)];
    normalizer.fill(from * size, floats);
    return floats;
  }

  /** SHA-256 of all values, then of all targets, 32-bit ones little-endian, in hexadecimal. */
  public String sha256() {
    MessageDigest digest = Fingerprint.sha256();
    values.digest(digest);
    targets.digest(digest);
    return HexFormat.of().formatHex(digest.digest());
  }

  @Override
  public String toString() {
    return "%d samples of %s %s".formatted(count(), info.name(), info.split());
  }
}

// SPDX-License-Identifier: Apache-2.0
package org.thalweg.study.spec;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Everything that decides the numbers of a surface: the command line builds one, a file holds one.
 *
 * <p>What a program on the reader's machine may do is not in it: whoever opens a spec says whether
 * its programs are trusted. {@link SpecFile} reads and writes the JSON form; {@code docs/spec.md}
 * lists every field.
 *
 * @param version of this form, {@value #VERSION}
 * @param model the network and its weights
 * @param others further models that directions point at
 * @param runs recorded trainings: drawn over the plane, and what some directions are made from
 * @param data the samples and the loss
 * @param plane where directions come from
 * @param axes how far they are followed
 * @param engine what computes, and the seed
 */
public record StudySpec(
    int version,
    ModelSpec model,
    OthersSpec others,
    RunsSpec runs,
    DataSpec data,
    PlaneSpec plane,
    AxesSpec axes,
    EngineSpec engine) {
  /** The version of the JSON form that this code writes. */
  public static final int VERSION = 1;

  // JSON gives null for what a file leaves out.
  @SuppressWarnings("unused")
  public StudySpec {
    if (version != VERSION) {
      throw new IllegalArgumentException(
          "\"version\" must be %d, got %d: this spec is of another version of thalweg"
              .formatted(VERSION, version));
    }
    model = required(model, "model");
    data = required(data, "data");
    others = others == null ? OthersSpec.NONE : others;
    runs = runs == null ? RunsSpec.NONE : runs;
    plane = plane == null ? new PlaneSpec.Random() : plane;
    axes = axes == null ? AxesSpec.USUAL : axes;
    engine = engine == null ? EngineSpec.USUAL : engine;
  }

  /** The usual line along a random direction through {@code model}. */
  public static StudySpec of(ModelSpec model, DataSpec data) {
    return new StudySpec(
        VERSION,
        model,
        OthersSpec.NONE,
        RunsSpec.NONE,
        data,
        new PlaneSpec.Random(),
        AxesSpec.USUAL,
        EngineSpec.USUAL);
  }

  /** The same along other directions. */
  public StudySpec plane(PlaneSpec other) {
    return new StudySpec(version, model, others, runs, data, other, axes, engine);
  }

  /** The same line on {@code x}, written {@code min:max:count} or {@code auto:count}. */
  public StudySpec axes(String x) {
    return with(new AxesSpec(Optional.of(x), Optional.empty(), axes.regions()));
  }

  /** The same on a plane. */
  public StudySpec axes(String x, String y) {
    return with(new AxesSpec(Optional.of(x), Optional.of(y), axes.regions()));
  }

  /** The same on other axes. */
  public StudySpec with(AxesSpec other) {
    return new StudySpec(version, model, others, runs, data, plane, other, engine);
  }

  /** The same beside other models. */
  public StudySpec with(OthersSpec other) {
    return new StudySpec(version, model, other, runs, data, plane, axes, engine);
  }

  /** The same with other recorded trainings. */
  public StudySpec with(RunsSpec other) {
    return new StudySpec(version, model, others, other, data, plane, axes, engine);
  }

  /** The same computed otherwise. */
  public StudySpec with(EngineSpec other) {
    return new StudySpec(version, model, others, runs, data, plane, axes, other);
  }

  /** The same of other samples. */
  public StudySpec with(DataSpec other) {
    return new StudySpec(version, model, others, runs, other, plane, axes, engine);
  }

  /** The same network with other weights or of another file. */
  public StudySpec with(ModelSpec other) {
    return new StudySpec(version, other, others, runs, data, plane, axes, engine);
  }

  /** The same with every path of a file or folder replaced. */
  public StudySpec mapPaths(PathMapping mapping) {
    return new StudySpec(
        version,
        model.mapPaths(mapping),
        others.mapPaths(mapping),
        runs.mapPaths(mapping),
        data.mapPaths(mapping),
        plane.mapPaths(mapping),
        axes,
        engine);
  }

  private static <T> T required(@Nullable T value, String name) {
    if (value == null) {
      throw new IllegalArgumentException("\"%s\" is missing".formatted(name));
    }
    return value;
  }
}

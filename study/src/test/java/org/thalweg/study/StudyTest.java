// SPDX-License-Identifier: Apache-2.0
package org.thalweg.study;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.thalweg.landscape.evaluation.Progress;
import org.thalweg.landscape.objective.Channel;
import org.thalweg.landscape.objective.Measurement;
import org.thalweg.landscape.objective.Objective;
import org.thalweg.landscape.parameters.ParameterBlock;
import org.thalweg.landscape.parameters.ParameterLayout;
import org.thalweg.landscape.parameters.ParameterRole;
import org.thalweg.landscape.parameters.ParameterVector;
import org.thalweg.landscape.surface.Surface;
import org.thalweg.landscape.surface.SurfaceFile;
import org.thalweg.study.spec.DataSpec;
import org.thalweg.study.spec.DirectionRule;
import org.thalweg.study.spec.ModelSpec;
import org.thalweg.study.spec.PlaneSpec;
import org.thalweg.study.spec.StudySpec;

class StudyTest {
  @TempDir private Path folder;

  /** The example of the README. */
  @Test
  void surfaceOfANetwork_isMeasuredOnceAndReadAgain() {
    Path file = folder.resolve("a.h5");
    StudySpec spec =
        StudySpec.of(ModelSpec.fresh("resnet8-digits", 0), DataSpec.of("digits").first(50))
            .plane(PlaneSpec.random(0))
            .axes("-1:1:5", "-1:1:3");
    try (Study study = Study.open(spec)) {
      Surface surface = study.measure(file, Progress.SILENT);
      study.criticalPoints(surface).forEach(System.out::println);

      assertThat(surface.grid().size()).isEqualTo(15);
      assertThat(study.measure(file, Progress.SILENT).values(0)).containsExactly(surface.values(0));
    }
    assertThat(SurfaceFile.read(file).provenance().orElseThrow().findSpec()).isPresent();
  }

  @Test
  void otherSpec_isRefusedTheSameFile() {
    Path file = folder.resolve("a.h5");
    StudySpec spec =
        StudySpec.of(ModelSpec.fresh("softmax", 0), DataSpec.of("iris")).axes("-1:1:3");
    try (Study study = Study.open(spec)) {
      study.measure(file, Progress.SILENT);
    }
    try (Study other = Study.open(spec.plane(PlaneSpec.random(1)))) {
      assertThatThrownBy(() -> other.measure(file, Progress.SILENT))
          .isInstanceOf(IllegalArgumentException.class);
    }
  }

  /** θ₁² + θ₂² around (3, 4): along a filter-normalised direction of norm 5 the loss is known. */
  @Test
  void ownObjective_hasTheSameDoor() {
    StudySpec spec = StudySpec.of(ModelSpec.fresh("bowl", 0), DataSpec.of("none")).axes("-1:1:3");
    try (Study study = Study.of(new Bowl(), spec)) {
      Surface line = study.measure(folder.resolve("bowl.h5"), Progress.SILENT);
      double left = line.value(0, 0);
      double right = line.value(0, 2);
      assertThat(line.value(0, 1)).isEqualTo(25);
      // |θ ± d|² = 25 ± 2θ·d + |d|², whatever way d points.
      assertThat(left + right).isCloseTo(100, within(1e-4));
    }
  }

  @Test
  void ownObjective_hasNoTrainingToTakeDirectionsFrom() {
    StudySpec spec =
        StudySpec.of(ModelSpec.fresh("bowl", 0), DataSpec.of("none"))
            .plane(new PlaneSpec.Gradient(DirectionRule.USUAL));
    assertThatThrownBy(() -> Study.of(new Bowl(), spec))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("random directions");
  }

  private static final class Bowl implements Objective {
    private final ParameterVector centre =
        ParameterVector.of(
            new ParameterLayout(
                List.of(new ParameterBlock("w", List.of(1, 2), ParameterRole.WEIGHT))),
            new float[] {3, 4});

    @Override
    public ParameterVector parameters() {
      return centre;
    }

    @Override
    public List<Channel> channels() {
      return List.of(Channel.loss("train"));
    }

    @Override
    public Measurement measure(ParameterVector point) {
      double x = point.get(0);
      double y = point.get(1);
      return Measurement.of(x * x + y * y);
    }

    @Override
    public void close() {}
  }
}

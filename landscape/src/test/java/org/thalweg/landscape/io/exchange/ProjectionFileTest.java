// SPDX-License-Identifier: Apache-2.0
package org.thalweg.landscape.io.exchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.tuple;

import io.jhdf.HdfFile;
import io.jhdf.WritableHdfFile;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.thalweg.landscape.analysis.trajectory.ProjectedPath;
import org.thalweg.landscape.analysis.trajectory.ProjectedPath.Point;

class ProjectionFileTest {
  private static final double UNKNOWN = Double.NaN;

  @TempDir Path folder;

  @Test
  void referenceFile_givesCoordinatesAndNothingElse() {
    ProjectedPath path = ProjectionFile.read(Fixtures.file("directions.h5_proj_cos.h5"));
    assertThat(path.points())
        .containsExactly(
            new Point("", 3, -1, UNKNOWN, UNKNOWN),
            new Point("", 1.5, 0.25, UNKNOWN, UNKNOWN),
            new Point("", 0, 0, UNKNOWN, UNKNOWN));
  }

  @Test
  void landscapevizFile_isMovedToItsLastCheckpoint() {
    ProjectedPath path = ProjectionFile.read(Fixtures.file("landscapeviz-trajectory.hdf5"));
    assertThat(path.points())
        .extracting(Point::x, Point::y)
        .containsExactly(tuple(3.0, 2.0), tuple(2.0, 2.0), tuple(0.0, 0.0));
  }

  @Test
  void ourFile_comesBackWhole() {
    ProjectedPath path =
        new ProjectedPath(
            "sgd läng", List.of(new Point("epoch 1", 1, -0.0, 2, 3), new Point("é", 0, 0, 1, 0)));
    Path file = folder.resolve("p.h5");
    ProjectionFile.write(file, path);
    assertThat(ProjectionFile.read(file)).isEqualTo(path);
    try (HdfFile hdf = new HdfFile(file)) {
      assertThat(hdf.getDatasetByPath("proj_xcoord").getJavaType()).isEqualTo(double.class);
      assertThat(hdf.getDatasetByPath("proj_ycoord").getDimensions()).containsExactly(2);
    }
  }

  @Test
  void pathOfNoPoints_isNotWritten() {
    assertThatIllegalArgumentException()
        .isThrownBy(
            () -> ProjectionFile.write(folder.resolve("p.h5"), new ProjectedPath("a", List.of())));
  }

  @Test
  void otherAndDamagedFiles_areRefused() {
    refused(folder.resolve("absent.h5"), "does not exist");
    refused(Fixtures.file("weights.h5"), "no dataset \"proj_xcoord\"");
    Path file = folder.resolve("p.h5");
    try (WritableHdfFile hdf = HdfFile.write(file)) {
      hdf.putDataset("proj_xcoord", new double[] {1, 2});
      hdf.putDataset("proj_ycoord", new double[] {1});
    }
    refused(file, "\"proj_ycoord\" must hold one value for each of 2 checkpoints, got 1");
    Path matrix = folder.resolve("m.h5");
    try (WritableHdfFile hdf = HdfFile.write(matrix)) {
      hdf.putDataset("proj_xcoord", new double[2][2]);
    }
    refused(matrix, "got shape [2, 2]");
  }

  private static void refused(Path file, String reason) {
    Fixtures.assertRefused(file, reason, () -> ProjectionFile.read(file));
  }
}

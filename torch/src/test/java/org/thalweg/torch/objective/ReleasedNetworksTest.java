// SPDX-License-Identifier: Apache-2.0
package org.thalweg.torch.objective;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.jhdf.HdfFile;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.thalweg.landscape.objective.Measurement;
import org.thalweg.landscape.objective.Slice;
import org.thalweg.landscape.parameters.ParameterVector;
import org.thalweg.landscape.subspace.Coordinates;
import org.thalweg.landscape.subspace.Subspace;
import org.thalweg.torch.data.Dataset;
import org.thalweg.torch.data.SampleSelection;
import org.thalweg.torch.model.Architecture;
import org.thalweg.torch.model.Architectures;

/** The released networks of Li et al. against values of the reference implementation. */
@Tag("proof")
class ReleasedNetworksTest {
  /** What single precision leaves between two implementations, relative. */
  private static final double REFERENCE_TOLERANCE = 1e-4;

  /** Half the last digit of the table's accuracies, in percent. */
  private static final double PRINTED_ACCURACY = 5.1e-5;

  /** A row of the published table. */
  private record Row(String network, String split, int count, double loss, double accuracy) {}

  private static final List<Row> TABLE =
      List.of(
          new Row("resnet56", "train", 5085, 0.0008254, 100.00),
          new Row("resnet56", "test", 761, 0.2295737, 94.0867),
          new Row("resnet56_noshort", "train", 5085, 0.1337150, 95.4966),
          new Row("resnet56_noshort", "test", 761, 0.3585621, 87.2536));

  @Test
  void publishedTable_isReproduced() {
    List<Measurement> measured = TABLE.parallelStream().map(row -> measure(row)).toList();
    for (int i = 0; i < TABLE.size(); i++) {
      Row row = TABLE.get(i);
      assertThat(measured.get(i).get(0))
          .as("loss of %s", row)
          .isCloseTo(row.loss(), within(REFERENCE_TOLERANCE * row.loss()));
      assertThat(measured.get(i).get(1))
          .as("accuracy of %s", row)
          .isCloseTo(row.accuracy(), within(PRINTED_ACCURACY));
    }
  }

  private static Measurement measure(Row row) {
    Architecture architecture = Architectures.named(row.network());
    Dataset dataset = RealInputs.cifar(row.split());
    assertThat(dataset.count()).isEqualTo(row.count());
    ParameterVector released = RealInputs.released(architecture);
    try (TorchObjective objective =
        new TorchObjective(architecture, released, dataset, TorchObjective.Options.DEFAULT)) {
      return objective.measure(released);
    }
  }

  @Test
  void referenceDirection_givesTheReferenceCurve() {
    Architecture architecture = Architectures.named("resnet56");
    ParameterVector centre = RealInputs.released(architecture);
    Dataset dataset = RealInputs.cifar("train").select(new SampleSelection.First(500));
    try (HdfFile surface = new HdfFile(RealInputs.file("reference/resnet56_1d_21_surface.h5"));
        TorchObjective objective =
            new TorchObjective(architecture, centre, dataset, TorchObjective.Options.DEFAULT);
        Slice slice =
            objective.restrictedTo(
                new Subspace(
                    centre, List.of(RealInputs.referenceDirection(architecture.layout()))))) {
      double[] xs = (double[]) surface.getDatasetByPath("xcoordinates").getData();
      double[] losses = (double[]) surface.getDatasetByPath("train_loss").getData();
      double[] accuracies = (double[]) surface.getDatasetByPath("train_acc").getData();
      Measurement[] curve =
          Arrays.stream(xs)
              .parallel()
              .mapToObj(x -> slice.measure(Coordinates.of(x)))
              .toArray(Measurement[]::new);
      for (int i = 0; i < xs.length; i++) {
        assertThat(curve[i].get(0))
            .as("loss at x = %s", xs[i])
            .isCloseTo(losses[i], within(REFERENCE_TOLERANCE * (losses[i] + 1e-3)));
        assertThat(curve[i].get(1))
            .as("accuracy at x = %s", xs[i])
            .isCloseTo(accuracies[i], within(1.001 * 100 / dataset.count()));
      }
    }
  }
}

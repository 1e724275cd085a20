// SPDX-License-Identifier: Apache-2.0
package org.thalweg.torch.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.thalweg.landscape.analysis.symmetry.Alignment;
import org.thalweg.landscape.analysis.symmetry.CanonicalBalance;
import org.thalweg.landscape.analysis.symmetry.PermutationGroup;
import org.thalweg.landscape.analysis.symmetry.Permutations;
import org.thalweg.landscape.analysis.symmetry.WeightMatching;
import org.thalweg.landscape.parameters.ParameterVector;
import org.thalweg.torch.checkpoint.Checkpoints;
import org.thalweg.torch.data.SampleSelection;
import org.thalweg.torch.data.reader.Datasets;

/** The networks that Li et al. 2018 released, permuted and rescaled, on CIFAR-10 images. */
class ReleasedSymmetriesTest {
  /** Sums in another order, in double. */
  private static final double DOUBLE = 1e-11;

  private static Path shared(String name) {
    Path file = Path.of(System.getProperty("thalweg.shared", "absent"), "data", name);
    Assumptions.assumeTrue(Files.exists(file), "the real inputs are absent: " + file);
    return file;
  }

  static ParameterVector released(Architecture architecture) {
    String file =
        "checkpoints/%s_sgd_lr=0.1_bs=128_wd=0.0005_model_300.t7".formatted(architecture.name());
    return Checkpoints.read(shared(file)).fit(architecture.layout());
  }

  private static float[] images() {
    return Datasets.read("cifar10", Optional.of(shared("cifar10")), "train")
        .select(new SampleSelection.First(8))
        .normalized();
  }

  /** To the last bit, the filters that weight decay drove to a norm of 10⁻¹³ included. */
  @ParameterizedTest(name = "{0}")
  @ValueSource(strings = {"resnet56", "resnet56_noshort"})
  void permutedCopy_isFoundExactly(String name) {
    Architecture architecture = Architectures.named(name);
    List<PermutationGroup> groups = architecture.unitGroups();
    ParameterVector a = released(architecture);
    ParameterVector b = Permutations.random(groups, 1).apply(a);
    double[] logits = Probe.logits(architecture, a, images());
    assertThat(Probe.difference(Probe.logits(architecture, b, images()), logits))
        .isLessThan(DOUBLE);
    Alignment aligned = WeightMatching.align(a, b, groups, 0);
    assertThat(aligned.distanceBefore()).isGreaterThan(10);
    assertThat(aligned.distanceAfter()).isZero();
    assertThat(aligned.vector()).isEqualTo(a);
  }

  @ParameterizedTest(name = "{0}")
  @ValueSource(strings = {"resnet56", "resnet56_noshort"})
  void balance_keepsTheLogits(String name) {
    Architecture architecture = Architectures.named(name);
    ParameterVector a = released(architecture);
    CanonicalBalance balance = CanonicalBalance.of(a, architecture.unitGroups());
    assertThat(balance.units()).isGreaterThan(1000);
    assertThat(balance.vector()).isNotEqualTo(a);
    double[] logits = Probe.logits(architecture, a, images());
    double ofFloats = 1e-4;
    assertThat(Probe.difference(Probe.logits(architecture, balance.vector(), images()), logits))
        .isLessThan(ofFloats);
  }
}

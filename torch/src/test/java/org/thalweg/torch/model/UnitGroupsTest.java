// SPDX-License-Identifier: Apache-2.0
package org.thalweg.torch.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.thalweg.landscape.analysis.symmetry.CanonicalBalance;
import org.thalweg.landscape.analysis.symmetry.PermutationGroup;
import org.thalweg.landscape.analysis.symmetry.PermutationGroup.Member;
import org.thalweg.landscape.analysis.symmetry.PermutationGroup.Role;
import org.thalweg.landscape.analysis.symmetry.Permutations;
import org.thalweg.landscape.analysis.symmetry.WeightMatching;
import org.thalweg.landscape.parameters.ParameterBlock;
import org.thalweg.landscape.parameters.ParameterLayout;
import org.thalweg.landscape.parameters.ParameterVector;
import org.thalweg.torch.model.layer.Layer;

class UnitGroupsTest {
  /** Sums in another order, in double, through a hundred layers; relative to the largest logit. */
  private static final double ROUNDING = 1e-11;

  /** Operations for one image that two images in double may cost a test. */
  private static final double QUICK = 5e8;

  /** Every name that is quick and has hidden units, and small members of all families. */
  static List<Architecture> architectures() {
    List<Architecture> all = new ArrayList<>(SmallArchitectures.byName().values());
    for (String name : Architectures.names()) {
      Architecture architecture = Architectures.named(name);
      if (architecture.flopsPerImage() < QUICK) {
        all.add(architecture);
      }
    }
    all.removeIf(architecture -> architecture.unitGroups().isEmpty());
    return all;
  }

  @Test
  void networksWithoutGroups_haveNoHiddenUnits() {
    assertThat(
            Architectures.names().stream()
                .filter(name -> Architectures.named(name).unitGroups().isEmpty()))
        .containsExactly("softmax", "linear", "logistic", "svm", "rbf-logistic", "rbf-svm");
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("architectures")
  void permutingEveryGroup_leavesTheLogits(Architecture architecture) {
    ParameterVector parameters = Probe.unevenly(architecture);
    Permutations shuffled = Permutations.random(architecture.unitGroups(), 3);
    float[] images = Probe.images(architecture, 2);
    double[] logits = Probe.logits(architecture, parameters, images);
    double[] after = Probe.logits(architecture, shuffled.apply(parameters), images);
    int units = architecture.unitGroups().stream().mapToInt(PermutationGroup::units).sum();
    assertThat(shuffled.moved()).isGreaterThan(units / 2);
    assertThat(Probe.difference(after, logits)).isLessThan(ROUNDING);
  }

  static List<Architecture> fullyGrouped() {
    return architectures().stream()
        .filter(
            architecture ->
                !(architecture.network() instanceof DenselyConnectedNetwork)
                    && !(architecture.network() instanceof VisionTransformer))
        .toList();
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("fullyGrouped")
  void everyAxisBetweenLayers_isInOneGroup(Architecture architecture) {
    List<String> axes = new ArrayList<>();
    List<Layer> layers = architecture.network().layers();
    for (Layer layer : layers) {
      for (ParameterBlock block : layer.blocks()) {
        if (layer != layers.get(layers.size() - 1)) {
          axes.add(block.name() + " 0");
        }
        if (block.rank() > 1 && layer != layers.get(0)) {
          axes.add(block.name() + " 1");
        }
      }
    }
    assertThat(
            architecture.unitGroups().stream()
                .flatMap(group -> group.members().stream())
                .map(member -> member.block() + " " + member.axis()))
        .containsExactlyInAnyOrderElementsOf(axes);
  }

  /** Small networks with hidden units: everything is tried on them. */
  static List<Architecture> small() {
    List<Architecture> all = new ArrayList<>(SmallArchitectures.byName().values());
    all.removeIf(architecture -> architecture.unitGroups().isEmpty());
    for (String name : List.of("mlp-digits", "resnet8-digits", "resnet20_noshort")) {
      all.add(Architectures.named(name));
    }
    return all;
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("small")
  void forgettingAnyReader_changesTheLogits(Architecture architecture) {
    ParameterVector parameters = Probe.unevenly(architecture);
    float[] images = Probe.images(architecture, 2);
    double[] logits = Probe.logits(architecture, parameters, images);
    for (PermutationGroup group : architecture.unitGroups()) {
      for (Member forgotten : group.members()) {
        if (forgotten.role() == Role.OUTGOING) {
          List<Member> rest = new ArrayList<>(group.members());
          rest.remove(forgotten);
          PermutationGroup wrong = new PermutationGroup(group.name(), group.units(), false, rest);
          ParameterVector broken = Permutations.random(List.of(wrong), 5).apply(parameters);
          double[] after = Probe.logits(architecture, broken, images);
          assertThat(Probe.difference(after, logits)).as("%s", forgotten).isGreaterThan(1e-6);
        }
      }
    }
  }

  @ParameterizedTest(name = "{0}")
  @ValueSource(strings = {"mlp-digits", "resnet8-digits", "resnet20", "resnet20_noshort"})
  void permutedCopy_isFoundExactly(String name) {
    Architecture architecture = Architectures.named(name);
    ParameterVector a = Probe.unevenly(architecture);
    List<PermutationGroup> groups = architecture.unitGroups();
    ParameterVector b = Permutations.random(groups, 8).apply(a);
    assertThat(WeightMatching.align(a, b, groups, 0).vector()).isEqualTo(a);
  }

  @Test
  void residualStreams_areSharedAndNotHomogeneous() {
    List<PermutationGroup> groups = Architectures.named("resnet56").unitGroups();
    assertThat(groups).hasSize(27 + 3);
    List<PermutationGroup> streams = groups.stream().filter(group -> !group.homogeneous()).toList();
    assertThat(streams)
        .extracting(PermutationGroup::name)
        .containsExactly("conv1", "layer2.0.shortcut.0", "layer3.0.shortcut.0");
    assertThat(streams).extracting(PermutationGroup::units).containsExactly(16, 32, 64);
    assertThat(streams.get(2).members())
        .contains(Member.incoming("layer3.8.conv2.weight"), Member.outgoing("linear.weight"))
        .hasSize(10 * 5 + 8 + 1);
    assertThat(Architectures.named("resnet56_noshort").unitGroups())
        .hasSize(55)
        .allMatch(PermutationGroup::homogeneous);
  }

  static List<Architecture> smallHomogeneous() {
    return small().stream()
        .filter(
            architecture ->
                architecture.unitGroups().stream().anyMatch(PermutationGroup::homogeneous))
        .toList();
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("smallHomogeneous")
  void rescaledUnits_keepTheLogits_andBalanceToTheSameParameters(Architecture architecture) {
    ParameterVector original = Probe.unevenly(architecture);
    ParameterVector copy = rescaled(original, architecture.unitGroups());
    float[] images = Probe.images(architecture, 2);
    double[] logits = Probe.logits(architecture, original, images);
    assertThat(copy.minus(original).norm()).isGreaterThan(1);
    assertThat(Probe.difference(Probe.logits(architecture, copy, images), logits))
        .isLessThan(ROUNDING);
    CanonicalBalance a = CanonicalBalance.of(original, architecture.unitGroups());
    CanonicalBalance b = CanonicalBalance.of(copy, architecture.unitGroups());
    float ofFloats = 2e-6f;
    assertThat(b.vector().toArray()).containsExactly(a.vector().toArray(), within(ofFloats));
    assertThat(Probe.difference(Probe.logits(architecture, b.vector(), images), logits))
        .isLessThan(1e-5);
    assertThat(b.skipped()).isZero();
  }

  /** Every homogeneous unit by a power of two: exact in floats. */
  private static ParameterVector rescaled(ParameterVector original, List<PermutationGroup> groups) {
    ParameterLayout layout = original.layout();
    float[] values = original.toArray();
    for (PermutationGroup group : groups) {
      boolean normed = group.members().stream().anyMatch(m -> m.block().contains("running"));
      for (Member member : group.members()) {
        int b = layout.find(member.block()).orElseThrow();
        ParameterBlock block = layout.block(b);
        boolean makes = member.role() == Role.INCOMING;
        boolean scales = !makes || !normed || block.role().name().startsWith("NORM");
        if (group.homogeneous() && scales && block.role().trainable()) {
          int inner = block.size() / block.shape().get(0) / (makes ? 1 : group.units());
          for (int i = 0; i < block.size(); i++) {
            int power = i / inner % group.units() % 4 - 1;
            values[layout.offset(b) + i] *= Math.scalb(1f, makes ? power : -power);
          }
        }
      }
    }
    return ParameterVector.of(layout, values);
  }
}

// SPDX-License-Identifier: Apache-2.0
package org.thalweg.landscape;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class PackageOrderTest {
  private static final String ROOT = "org.thalweg.landscape";

  /** Each package may import only those before it; the root package is everyone's. */
  private static final List<String> ORDER =
      List.of(
          "io.hdf5",
          "io.numpy",
          "parameters",
          "finding",
          "analysis.symmetry",
          "subspace",
          "analysis.operator",
          "objective",
          "analysis.sharpness",
          "analysis.curvature",
          "analysis.trajectory",
          "direction",
          "analysis.interpolation",
          "surface",
          "analysis.quadratic",
          "analysis.shape",
          "io.exchange",
          "sampling",
          "evaluation",
          "analysis.topology",
          "analysis.critical");

  private static final JavaClasses CLASSES =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .importPackages(ROOT);

  static List<String> order() {
    return ORDER;
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("order")
  void package_importsOnlyThoseAboveIt(String name) {
    String[] below =
        ORDER.subList(ORDER.indexOf(name) + 1, ORDER.size()).stream()
            .map(other -> ROOT + "." + other + "..")
            .toArray(String[]::new);
    if (below.length > 0) {
      noClasses()
          .that()
          .resideInAPackage(ROOT + "." + name + "..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(below)
          .allowEmptyShould(true)
          .check(CLASSES);
    }
  }

  @Test
  void everyPackage_hasItsPlaceInTheOrder() {
    TreeSet<String> packages =
        CLASSES.stream()
            .map(type -> type.getPackageName())
            .filter(name -> !name.equals(ROOT))
            .map(name -> name.substring(ROOT.length() + 1))
            .collect(Collectors.toCollection(TreeSet::new));
    assertThat(packages).isNotEmpty().isSubsetOf(ORDER);
  }

  @Test
  void rootPackage_importsNoneOfTheOthers() {
    noClasses()
        .that()
        .resideInAPackage(ROOT)
        .should()
        .dependOnClassesThat()
        .resideInAPackage(ROOT + ".*..")
        .check(CLASSES);
  }

  @Test
  void landscape_knowsNoEngineNoPictureAndNoCommandLine() {
    noClasses()
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(
            "org.bytedeco..",
            "org.thalweg.torch..",
            "org.thalweg.render..",
            "org.thalweg.cli..",
            "java.awt..")
        .check(CLASSES);
  }
}

// SPDX-License-Identifier: Apache-2.0
package org.thalweg.torch;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.List;
import org.junit.jupiter.api.Test;

class PackageOrderTest {
  private static final String ROOT = "org.thalweg.torch.";

  /** Each may use those before it. */
  private static final List<String> ORDER =
      List.of(
          "engine",
          "onednn",
          "model.layer",
          "model",
          "checkpoint",
          "download",
          "data",
          "data.reader",
          "script",
          "curvature",
          "stacked",
          "objective",
          "bench",
          "training.optimizer",
          "training");

  private static final JavaClasses CLASSES =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          .importPackages("org.thalweg.torch");

  @Test
  void packages_dependOnlyOnThoseAbove() {
    for (int i = 0; i < ORDER.size(); i++) {
      String[] below =
          ORDER.subList(i + 1, ORDER.size()).stream().map(p -> ROOT + p).toArray(String[]::new);
      noClasses()
          .that()
          .resideInAPackage(ROOT + ORDER.get(i))
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(below)
          .allowEmptyShould(true)
          .check(CLASSES);
    }
  }

  @Test
  void nativeTypes_stayWithTheEngine() {
    noClasses()
        .that()
        .resideOutsideOfPackages(
            ROOT + "engine",
            ROOT + "onednn",
            ROOT + "model..",
            ROOT + "script",
            ROOT + "curvature",
            ROOT + "stacked",
            ROOT + "objective",
            ROOT + "bench",
            ROOT + "training..")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("org.bytedeco..")
        .allowEmptyShould(true)
        .check(CLASSES);
  }

  @Test
  void otherModules_areOnlyTheMathematics() {
    noClasses()
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("org.thalweg.cli..", "org.thalweg.render..")
        .check(CLASSES);
  }
}

// SPDX-License-Identifier: Apache-2.0
package org.thalweg.render;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.List;
import org.junit.jupiter.api.Test;

class PackageOrderTest {
  private static final String ROOT = "org.thalweg.render";

  /** Each package may import only those before it. */
  private static final List<String> ORDER =
      List.of(
          "",
          ".color",
          ".canvas",
          ".caption",
          ".figure",
          ".layer",
          ".relief",
          ".plot",
          ".spectrum",
          ".export",
          ".page");

  private static final JavaClasses CLASSES =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          .importPackages(ROOT);

  @Test
  void packages_dependOnlyOnThoseAbove() {
    for (int i = 0; i + 1 < ORDER.size(); i++) {
      String[] below =
          ORDER.subList(i + 1, ORDER.size()).stream().map(p -> ROOT + p).toArray(String[]::new);
      noClasses()
          .that()
          .resideInAPackage(ROOT + ORDER.get(i))
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(below)
          .check(CLASSES);
    }
  }

  @Test
  void everyPackage_hasItsPlaceInTheOrder() {
    assertThat(CLASSES.stream().map(JavaClass::getPackageName).distinct())
        .containsExactlyInAnyOrderElementsOf(ORDER.stream().map(p -> ROOT + p).toList());
  }

  @Test
  void render_knowsNoEngine() {
    noClasses()
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("org.thalweg.torch..", "org.thalweg.cli..", "org.bytedeco..")
        .check(CLASSES);
  }

  @Test
  void canvasAndColor_knowNoSurfaces() {
    noClasses()
        .that()
        .resideInAnyPackage("..render.canvas..", "..render.color..")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("org.thalweg.landscape..")
        .check(CLASSES);
  }

  @Test
  void fonts_areNeverAskedOfTheSystem() {
    noClasses()
        .should()
        .dependOnClassesThat()
        .haveFullyQualifiedName("java.awt.Font")
        .check(CLASSES);
  }
}

// SPDX-License-Identifier: Apache-2.0
package org.thalweg.render;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

class LayeringTest {
  private static final JavaClasses RENDER =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          .importPackages("org.thalweg.render");

  @Test
  void render_knowsNoEngine() {
    noClasses()
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("org.thalweg.torch..", "org.thalweg.cli..", "org.bytedeco..")
        .check(RENDER);
  }

  @Test
  void packages_haveOneDirection() {
    slices().matching("org.thalweg.render.(*)..").should().beFreeOfCycles().check(RENDER);
    // canvas and color know nothing of surfaces; relief does not know the stills that show it.
    noClasses()
        .that()
        .resideInAnyPackage("..render.canvas..", "..render.color..")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("org.thalweg.landscape..")
        .check(RENDER);
  }

  @Test
  void fonts_areNeverAskedOfTheSystem() {
    noClasses()
        .should()
        .dependOnClassesThat()
        .haveFullyQualifiedName("java.awt.Font")
        .check(RENDER);
  }
}

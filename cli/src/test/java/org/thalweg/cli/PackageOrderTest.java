// SPDX-License-Identifier: Apache-2.0
package org.thalweg.cli;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class PackageOrderTest {
  private static final String ROOT = "org.thalweg.cli";

  /** Each package may import only those before it. */
  private static final List<String> ORDER =
      List.of(".option", ".run", ".live", ".quickstart", ".command", "");

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
  void cli_namesNoNativeType() {
    noClasses().should().dependOnClassesThat().resideInAPackage("org.bytedeco..").check(CLASSES);
  }

  /** Types of the engine pass through; none is named. */
  @Test
  void cli_importsNoEngine() throws IOException {
    Path sources = GeneratedText.root().resolve("cli/src/main/java");
    try (Stream<Path> files = Files.walk(sources)) {
      assertThat(files.filter(file -> file.toString().endsWith(".java")))
          .allSatisfy(
              file ->
                  assertThat(Files.readString(file))
                      .doesNotContain("import org.thalweg.torch", "import org.bytedeco"));
    }
  }
}

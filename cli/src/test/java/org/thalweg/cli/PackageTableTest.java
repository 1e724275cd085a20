// SPDX-License-Identifier: Apache-2.0
package org.thalweg.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The package table of ARCHITECTURE.md is the first sentence of every package-info. */
class PackageTableTest {
  private static final String BEGIN = "<!-- packages -->\n";
  private static final String END = "<!-- /packages -->";
  private static final Pattern DOC =
      Pattern.compile("/\\*\\*[\\s*]*(.*?)\\.(?:\\s|\\*/)", Pattern.DOTALL);
  private static final Pattern NAME = Pattern.compile("(?m)^package org\\.thalweg\\.([a-z0-9.]+);");

  @Test
  void packageTable_isTheFirstSentenceOfEveryPackage() throws IOException {
    Path document = GeneratedText.root().resolve("ARCHITECTURE.md");
    String text = Files.readString(document);
    String before = text.substring(0, text.indexOf(BEGIN) + BEGIN.length());
    String after = text.substring(text.indexOf(END));
    GeneratedText.check(document, before + table() + after);
  }

  private static String table() throws IOException {
    StringBuilder table = new StringBuilder("| package | holds |\n|---|---|\n");
    for (String module : List.of("landscape", "torch", "study", "render", "cli")) {
      try (Stream<Path> files =
          Files.walk(GeneratedText.root().resolve(module).resolve("src/main/java"))) {
        files
            .filter(file -> file.endsWith("package-info.java"))
            .sorted()
            .map(PackageTableTest::row)
            .forEach(table::append);
      }
    }
    return table.toString();
  }

  private static String row(Path packageInfo) {
    try {
      String source = Files.readString(packageInfo);
      Matcher doc = DOC.matcher(source);
      Matcher name = NAME.matcher(source);
      if (!doc.find() || !name.find()) {
        throw new IllegalStateException(packageInfo + " needs a first sentence");
      }
      String sentence = doc.group(1).replaceAll("\\s*\\n\\s*\\*\\s*", " ");
      return "| `%s` | %s |\n"
          .formatted(name.group(1), sentence.replaceAll("\\{@\\w+ ([^}]*)}", "$1"));
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }
}

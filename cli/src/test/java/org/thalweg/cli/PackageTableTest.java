// SPDX-License-Identifier: Apache-2.0
package org.thalweg.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/**
 * The package table of ARCHITECTURE.md is the first sentence of every package-info, in the order of
 * imports.
 */
class PackageTableTest {
  private static final String BEGIN = "<!-- packages -->\n";
  private static final String END = "<!-- /packages -->";
  private static final Pattern DOC =
      Pattern.compile("/\\*\\*[\\s*]*(.*?)\\.(?:\\s|\\*/)", Pattern.DOTALL);
  private static final Pattern ORDER =
      Pattern.compile("ORDER =\\s*List\\.of\\((.*?)\\);", Pattern.DOTALL);
  private static final Pattern NAME_IN_ORDER = Pattern.compile("\"\\.?([a-z0-9.]*)\"");
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
      Path sources = GeneratedText.root().resolve(module).resolve("src");
      for (String name : order(module, sources)) {
        Path folder = sources.resolve("main/java/org/thalweg").resolve(module);
        table.append(row(folder.resolve(name.replace('.', '/')).resolve("package-info.java")));
      }
    }
    return table.toString();
  }

  /** As the module's own test has it: each package imports those before it. */
  private static List<String> order(String module, Path sources) throws IOException {
    Path test = sources.resolve("test/java/org/thalweg/%s/PackageOrderTest.java".formatted(module));
    Matcher order = ORDER.matcher(Files.readString(test));
    if (!order.find()) {
      throw new IllegalStateException(test + " needs an ORDER");
    }
    return NAME_IN_ORDER.matcher(order.group(1)).results().map(name -> name.group(1)).toList();
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

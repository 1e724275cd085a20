// SPDX-License-Identifier: Apache-2.0
package org.thalweg.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The names of options are this module's: what the library says is understood without them. */
class OptionNamesTest {
  /** Comments and characters, passed over; then text blocks and strings, group 1. */
  private static final Pattern TOKEN =
      Pattern.compile(
          "(?s)/\\*.*?\\*/|//[^\\n]*+|'(?:\\\\.|[^'\\\\])[^']*+'"
              + "|(\"\"\".*?\"\"\"|\"[^\"\\\\\\n]*+(?:\\\\.[^\"\\\\\\n]*+)*+\")");

  private static final Pattern OPTION = Pattern.compile("(?<![\\w!<-])(--[a-z]|-o(?=[\\s\"]))");

  @ParameterizedTest
  @ValueSource(strings = {"landscape", "torch", "study", "render"})
  void library_namesNoOption(String module) throws IOException {
    Path sources = GeneratedText.root().resolve(module).resolve("src/main/java");
    List<Path> files;
    try (Stream<Path> all = Files.walk(sources)) {
      files = all.filter(file -> file.toString().endsWith(".java")).sorted().toList();
    }
    assertThat(files).isNotEmpty();
    List<String> found = new ArrayList<>();
    for (Path file : files) {
      for (String hit : literalsWithOptions(Files.readString(file))) {
        found.add(GeneratedText.root().relativize(file) + ":" + hit);
      }
    }
    assertThat(found)
        .as("literals that name an option: say it in plain words, and let cli.run.Remedies name it")
        .isEmpty();
  }

  @Test
  void literal_isToldFromAComment() {
    String source =
        """
        /** See {@code --norm}. */
        String a = "take another -o"; // or --fresh
        char quote = '"';
        String b = "\\" --norm is one of";
        String c = "a--b <!--mark: x-o y";
        """;

    assertThat(literalsWithOptions(source))
        .containsExactly("2: \"take another -o\"", "4: \"\\\" --norm is one of\"");
  }

  /** Line and text of each. */
  private static List<String> literalsWithOptions(String source) {
    List<String> found = new ArrayList<>();
    Matcher tokens = TOKEN.matcher(source);
    while (tokens.find()) {
      String literal = tokens.group(1);
      if (literal != null && OPTION.matcher(literal).find()) {
        long line = 1 + source.chars().limit(tokens.start()).filter(c -> c == '\n').count();
        found.add("%d: %s".formatted(line, literal));
      }
    }
    return found;
  }
}

// SPDX-License-Identifier: Apache-2.0
package org.thalweg.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Documents lead to files that are there, and to types that are in them. */
class TourLinksTest {
  private static final Pattern LINK = Pattern.compile("\\[([^\\[\\]]*)]\\(([^)\\s]+)\\)");
  private static final Pattern FENCED = Pattern.compile("(?ms)^```.*?^```");
  private static final Pattern TYPE = Pattern.compile("\\b[A-Z]\\w*");

  @TempDir private Path folder;

  static List<String> documents() throws IOException {
    Path root = GeneratedText.root();
    try (Stream<Path> beside = Files.list(root);
        Stream<Path> docs = Files.walk(root.resolve("docs"))) {
      return Stream.concat(beside, docs)
          .filter(file -> file.toString().endsWith(".md"))
          .map(file -> root.relativize(file).toString())
          .sorted()
          .toList();
    }
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("documents")
  void everyLink_leadsToAFile_andToTheTypeItNames(String document) {
    assertThat(broken(GeneratedText.root().resolve(document)))
        .as("links of %s that lead nowhere", document)
        .isEmpty();
  }

  @Test
  void brokenLinks_areTold() throws IOException {
    Files.writeString(folder.resolve("There.java"), "record There(Elsewhere other) {}");
    Path document =
        Files.writeString(
            folder.resolve("a.md"),
            """
            [There](There.java), [`There`.`open`](There.java#L1), [web](https://example.org), [here](#below)
            [gone](gone.md) [Elsewhere](There.java)
            ```
            [not a link](nowhere.md)
            ```
            """);

    assertThat(broken(document))
        .containsExactly("gone.md does not exist", "There.java declares no Elsewhere");
  }

  private static List<String> broken(Path document) {
    List<String> broken = new ArrayList<>();
    Matcher links = LINK.matcher(FENCED.matcher(read(document)).replaceAll(""));
    while (links.find()) {
      problem(document, links.group(1), links.group(2)).ifPresent(broken::add);
    }
    return broken;
  }

  private static Optional<String> problem(Path document, String text, String target) {
    if (target.startsWith("#") || target.matches("[a-z]+:.*")) {
      return Optional.empty();
    }
    Path file = document.resolveSibling(target.replaceFirst("#.*", ""));
    if (!Files.exists(file)) {
      return Optional.of(target + " does not exist");
    }
    Matcher type = TYPE.matcher(text);
    if (!file.toString().endsWith(".java") || !type.find() || declares(file, type.group())) {
      return Optional.empty();
    }
    return Optional.of("%s declares no %s".formatted(target, type.group()));
  }

  private static boolean declares(Path file, String type) {
    return Pattern.compile("\\b(class|interface|record|enum) %s\\b".formatted(type))
        .matcher(read(file))
        .find();
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}

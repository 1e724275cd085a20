// SPDX-License-Identifier: Apache-2.0
package org.thalweg.render.caption;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** What a caption says, part by part, each with how much it matters. */
public record CaptionWords(List<Part> parts) {
  private static final String BETWEEN = "\u00a0· ";

  public CaptionWords {
    parts = List.copyOf(parts);
  }

  /**
   * One part of a caption.
   *
   * @param weight what matters most of those left is kept first
   */
  public record Part(String text, Weight weight) {}

  /** How much a part matters, most first. */
  public enum Weight {
    /** A number may be taken for what it is not. */
    WARNING,
    /** What was measured, on what, along what. */
    SUBJECT,
    /** Why not to read too much into the picture. */
    CAUTION,
    /** What the picture hides of it. */
    HIDDEN,
    DETAIL
  }

  /** Parts that matter alike. */
  public static CaptionWords alike(List<String> texts) {
    return new CaptionWords(texts.stream().map(text -> new Part(text, Weight.DETAIL)).toList());
  }

  /** Everything. */
  public String full() {
    return parts.stream().map(Part::text).collect(Collectors.joining(BETWEEN));
  }

  /** What matters most, in the usual order, as much as {@code fits}. */
  public String fitting(Predicate<String> fits) {
    List<Integer> byWeight =
        IntStream.range(0, parts.size())
            .boxed()
            .sorted(Comparator.comparing(i -> parts.get(i).weight()))
            .toList();
    Set<Integer> kept = new TreeSet<>();
    for (int part : byWeight) {
      kept.add(part);
      if (!fits.test(joined(kept))) {
        kept.remove(part);
      }
    }
    return joined(kept);
  }

  private String joined(Set<Integer> kept) {
    List<String> texts = new ArrayList<>();
    kept.forEach(part -> texts.add(parts.get(part).text()));
    return String.join(BETWEEN, texts);
  }
}

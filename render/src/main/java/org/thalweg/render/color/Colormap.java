// SPDX-License-Identifier: Apache-2.0
package org.thalweg.render.color;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A named table of 256 colours from low to high.
 *
 * <p>The tables lie in the resource {@code colormaps.json} beside this class: one object, map name
 * to 256 · 6 hexadecimal digits. The viewer page embeds the same text, so stills and page agree.
 */
public final class Colormap {
  private static final int ENTRIES = 256;
  private static final Map<String, Colormap> ALL = load();

  private final String name;
  private final int[] table;

  private Colormap(String name, String digits) {
    this.name = name;
    this.table = new int[ENTRIES];
    for (int i = 0; i < ENTRIES; i++) {
      table[i] = Integer.parseInt(digits, 6 * i, 6 * i + 6, 16);
    }
  }

  /** The map of this name; an unknown name is refused with the known ones. */
  public static Colormap named(String name) {
    Colormap found = ALL.get(name);
    if (found == null) {
      throw new IllegalArgumentException(
          "a colormap is one of %s, got \"%s\"".formatted(String.join(", ", names()), name));
    }
    return found;
  }

  /** All names, the default first. */
  public static List<String> names() {
    return List.copyOf(ALL.keySet());
  }

  /** The text of {@code colormaps.json}, to embed in a page. */
  public static String json() {
    try (InputStream in = Colormap.class.getResourceAsStream("colormaps.json")) {
      if (in == null) {
        throw new IllegalStateException("the jar must hold colormaps.json, it does not");
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException("colormaps.json must be readable", e);
    }
  }

  private static Map<String, Colormap> load() {
    try {
      Map<String, String> digits =
          new ObjectMapper()
              .readValue(json(), new TypeReference<LinkedHashMap<String, String>>() {});
      Map<String, Colormap> all = new LinkedHashMap<>();
      digits.forEach((name, row) -> all.put(name, new Colormap(name, row)));
      return all;
    } catch (IOException e) {
      throw new UncheckedIOException("colormaps.json must be one object of strings", e);
    }
  }

  public String name() {
    return name;
  }

  /** The colour 0xRRGGBB in sRGB at {@code t}, clamped to 0..1, mixed between entries; NaN is 0. */
  public int rgb(double t) {
    double at = Math.max(0, Math.min(1, Double.isNaN(t) ? 0 : t)) * (ENTRIES - 1);
    int low = (int) at;
    int high = Math.min(low + 1, ENTRIES - 1);
    return mix(table[low], table[high], at - low);
  }

  private static int mix(int a, int b, double share) {
    int mixed = 0;
    for (int shift = 16; shift >= 0; shift -= 8) {
      int from = (a >> shift) & 0xff;
      int to = (b >> shift) & 0xff;
      mixed |= (int) Math.round(from + share * (to - from)) << shift;
    }
    return mixed;
  }

  /** A copy of the 256 entries, 0xRRGGBB, low first. */
  public int[] table() {
    return table.clone();
  }
}

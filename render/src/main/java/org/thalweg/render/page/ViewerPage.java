// SPDX-License-Identifier: Apache-2.0
package org.thalweg.render.page;

import java.io.IOException;
import java.io.InputStream;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.thalweg.landscape.AtomicFile;
import org.thalweg.landscape.surface.Surface;

/**
 * Writes surfaces as one HTML file that needs no network, no server and no other file.
 *
 * <p>Planes are drawn in three dimensions, lines as curves; several stand side by side under one
 * camera. A 51 × 51 page is about 0.9 MB.
 */
public final class ViewerPage {
  private static final String TEMPLATE = "viewer-template.html";

  private ViewerPage() {}

  /** Writes the page without a fallback picture. */
  public static void write(List<Surface> surfaces, List<String> names, Path html) {
    write(surfaces, names, Optional.empty(), html);
  }

  /**
   * Writes the page, whole or not at all.
   *
   * @param names one a surface, in its order; they are headings, markup in them is text
   * @param fallbackPng what a browser without WebGL shows, at a third more than its size in the
   *     page
   */
  public static void write(
      List<Surface> surfaces, List<String> names, Optional<byte[]> fallbackPng, Path html) {
    write(new PageContents(surfaces, names), fallbackPng, html);
  }

  /** Writes the page of these contents, whole or not at all. */
  public static void write(PageContents contents, Optional<byte[]> fallbackPng, Path html) {
    byte[] page = bytes(contents, fallbackPng);
    AtomicFile.stream(html, out -> out.write(page));
  }

  /** The page as {@link #write} would write it, in UTF-8. */
  public static byte[] bytes(
      List<Surface> surfaces, List<String> names, Optional<byte[]> fallbackPng) {
    return bytes(new PageContents(surfaces, names), fallbackPng);
  }

  /** The page of these contents, in UTF-8. */
  public static byte[] bytes(PageContents contents, Optional<byte[]> fallbackPng) {
    String page =
        filled(
            template(),
            Map.of(
                "title",
                escaped(contents.title()),
                "connect",
                contents.version().isPresent() ? "'self'" : "'none'",
                "data",
                data(contents),
                "fallback",
                fallbackPng.map(png -> image(contents.title(), png)).orElse("")));
    return page.getBytes(StandardCharsets.UTF_8);
  }

  /** What a live page asks for: its data block alone, in UTF-8. */
  public static byte[] dataOf(PageContents contents) {
    return data(contents).getBytes(StandardCharsets.UTF_8);
  }

  private static String data(PageContents contents) {
    StringWriter data = new StringWriter();
    try {
      PageData.write(contents, data);
    } catch (IOException e) {
      throw new UncheckedIOException("the page's data cannot be put together", e);
    }
    return data.toString();
  }

  /** Replaces each {@code <!--thalweg:key-->}; inserted text is not searched again. */
  private static String filled(String template, Map<String, String> parts) {
    String mark = "<!--thalweg:";
    StringBuilder page = new StringBuilder(template.length() + 1024);
    int from = 0;
    for (int at = template.indexOf(mark); at >= 0; at = template.indexOf(mark, from)) {
      int end = template.indexOf("-->", at);
      String part = parts.get(template.substring(at + mark.length(), end));
      if (part == null) {
        throw new IllegalStateException(
            "the template asks for %s, the parts are %s"
                .formatted(template.substring(at, end + 3), parts.keySet()));
      }
      page.append(template, from, at).append(part);
      from = end + 3;
    }
    return page.append(template, from, template.length()).toString();
  }

  private static String image(String title, byte[] png) {
    return "<img alt=\"%s\" src=\"data:image/png;base64,%s\">"
        .formatted(escaped(title), Base64.getEncoder().encodeToString(png));
  }

  private static String escaped(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;");
  }

  private static String template() {
    try (InputStream in = ViewerPage.class.getResourceAsStream(TEMPLATE)) {
      if (in == null) {
        throw new IllegalStateException("the jar must hold %s, it does not".formatted(TEMPLATE));
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(TEMPLATE + " must be readable", e);
    }
  }
}

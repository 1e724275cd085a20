// SPDX-License-Identifier: Apache-2.0
package org.thalweg.render;

import java.nio.file.Path;
import java.util.Locale;

/** What a file's name says about its format. */
public final class FileExtension {
  private FileExtension() {}

  /** The lower-case extension without its dot; empty where there is none. */
  public static String of(Path file) {
    Path name = file.getFileName();
    String text = name == null ? "" : name.toString();
    int dot = text.lastIndexOf('.');
    return dot < 0 ? "" : text.substring(dot + 1).toLowerCase(Locale.ROOT);
  }
}

// SPDX-License-Identifier: Apache-2.0
package org.thalweg.render.page;

import com.fasterxml.jackson.core.SerializableString;
import com.fasterxml.jackson.core.io.CharacterEscapes;
import com.fasterxml.jackson.core.io.SerializedString;
import org.jspecify.annotations.Nullable;

/** Escapes {@code <} in JSON strings, which HTML would read as the start of a tag. */
final class NoMarkup extends CharacterEscapes {
  private static final long serialVersionUID = 1;
  private static final SerializableString ESCAPED = new SerializedString("\\u003c");

  @Override
  public int[] getEscapeCodesForAscii() {
    int[] codes = standardAsciiEscapesForJSON();
    codes['<'] = ESCAPE_CUSTOM;
    return codes;
  }

  /** Asked for every character beyond ASCII too; null leaves it as it is. */
  @Override
  public @Nullable SerializableString getEscapeSequence(int character) {
    return character == '<' ? ESCAPED : null;
  }
}

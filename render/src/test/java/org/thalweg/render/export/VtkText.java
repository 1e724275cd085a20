// SPDX-License-Identifier: Apache-2.0
package org.thalweg.render.export;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Arrays out of VTK's XML. */
final class VtkText {
  private VtkText() {}

  /** The first array of that name, without its length, which must be right. */
  static ByteBuffer array(String xml, String name) {
    Matcher found =
        Pattern.compile("Name=\"" + name + "\"[^>]*>\\s*([A-Za-z0-9+/=]+)").matcher(xml);
    assertThat(found.find()).as(name).isTrue();
    ByteBuffer all =
        ByteBuffer.wrap(Base64.getDecoder().decode(found.group(1))).order(ByteOrder.LITTLE_ENDIAN);
    assertThat(all.getLong()).isEqualTo(all.remaining());
    return all.slice().order(ByteOrder.LITTLE_ENDIAN);
  }
}

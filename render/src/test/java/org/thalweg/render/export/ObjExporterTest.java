// SPDX-License-Identifier: Apache-2.0
package org.thalweg.render.export;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.thalweg.render.Golden;
import org.thalweg.render.TestSurfaces;

class ObjExporterTest {

  @Test
  void roughPlane_isGolden() throws IOException {
    Golden.assertSameText("rough.obj", Exported.text(RoughSurface.plane(), "obj"));
  }

  @Test
  void line_isOneElement() throws IOException {
    assertThat(Exported.text(RoughSurface.line(), "obj").lines().filter(l -> !l.startsWith("v")))
        .contains("l 1 2 3 4 5")
        .noneMatch(line -> line.startsWith("f"));
  }

  @Test
  void everyLine_isAnElementOfTheFormat() throws IOException {
    assertThat(Exported.text(RoughSurface.plane(), "obj").lines())
        .allMatch(
            line ->
                line.matches(
                    "# .*|o surface|o path .*|v( -?[0-9.E-]+){6}|vn( -?[0-9.E-]+){3}"
                        + "|f( \\d+//\\d+){3}|[lp]( \\d+)+"));
  }

  @Test
  void nonSquareGrid_namesExistingVertices() throws IOException {
    assertThat(Exported.text(TestSurfaces.indexed(), "obj").lines().filter(l -> l.startsWith("f ")))
        .hasSize(48)
        .startsWith("f 1//1 2//2 7//7", "f 1//1 7//7 6//6")
        .endsWith("f 29//29 35//35 34//34");
  }
}

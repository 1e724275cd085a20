// SPDX-License-Identifier: Apache-2.0
package org.thalweg.cli;

import java.io.PrintWriter;
import java.io.StringWriter;

/** What the program answers to what is typed, in this process. */
record Typed(int code, String out, String err) {

  static Typed of(Object... words) {
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    String[] args = new String[words.length];
    for (int i = 0; i < words.length; i++) {
      args[i] = words[i].toString();
    }
    int code =
        Main.commandLine()
            .setOut(new PrintWriter(out, true))
            .setErr(new PrintWriter(err, true))
            .execute(args);
    return new Typed(code, out.toString(), err.toString());
  }
}

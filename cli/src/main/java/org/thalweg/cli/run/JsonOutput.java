// SPDX-License-Identifier: Apache-2.0
package org.thalweg.cli.run;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.thalweg.study.opening.CommandException;
import org.thalweg.study.opening.OutputPlace;

/** Answers for programs: JSON to a file or to standard output. */
public final class JsonOutput {
  private static final ObjectMapper MAPPER =
      new ObjectMapper()
          .registerModule(new Jdk8Module())
          .enable(SerializationFeature.INDENT_OUTPUT);

  private JsonOutput() {}

  /** Writes {@code value}; {@code target} is a path, or {@code -} for {@code out}. */
  public static void write(Object value, String target, PrintWriter out) {
    try {
      String text = MAPPER.writeValueAsString(value);
      if (target.equals("-")) {
        out.println(text);
        out.flush();
      } else {
        Files.writeString(OutputPlace.check(Path.of(target)), text + System.lineSeparator());
      }
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a result that is not JSON", e);
    } catch (IOException e) {
      throw new CommandException("--json %s: cannot be written".formatted(target), e);
    }
  }
}

// SPDX-License-Identifier: Apache-2.0
package org.thalweg.study.spec;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import org.thalweg.landscape.InputFileException;

/** The JSON form of a {@link StudySpec}. */
public final class SpecFile {
  private static final ObjectMapper JSON =
      JsonMapper.builder()
          .addModule(new Jdk8Module())
          .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .defaultPropertyInclusion(
              JsonInclude.Value.construct(
                  JsonInclude.Include.NON_ABSENT, JsonInclude.Include.NON_ABSENT))
          .build();

  private SpecFile() {}

  /** JSON, indented, a newline at its end. */
  public static String write(StudySpec spec) {
    try {
      return JSON.writerWithDefaultPrettyPrinter().writeValueAsString(spec) + "\n";
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a spec must become JSON", e);
    }
  }

  /**
   * Reads JSON.
   *
   * @throws IllegalArgumentException if it is no spec; the message names the field
   */
  public static StudySpec parse(String json) {
    try {
      return JSON.readValue(json, StudySpec.class);
    } catch (JsonMappingException e) {
      Throwable cause = e.getCause();
      throw new IllegalArgumentException(
          cause instanceof IllegalArgumentException && cause.getMessage() != null
              ? cause.getMessage()
              : "%s: %s".formatted(place(e), firstLine(e.getOriginalMessage())),
          e);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException(
          "is not JSON: %s in line %d"
              .formatted(firstLine(e.getOriginalMessage()), e.getLocation().getLineNr()),
          e);
    }
  }

  /**
   * Reads a file of JSON; its relative paths are taken from the file's folder.
   *
   * @throws InputFileException if it is missing or no spec
   */
  public static StudySpec read(Path file) {
    try {
      return Places.in(file).resolved(parse(Files.readString(file)));
    } catch (NoSuchFileException e) {
      throw new InputFileException(file, "there is no such file", e);
    } catch (IOException e) {
      throw new InputFileException(file, "cannot be read: " + e.getMessage(), e);
    } catch (InputFileException e) {
      throw e;
    } catch (IllegalArgumentException e) {
      throw new InputFileException(file, String.valueOf(e.getMessage()), e);
    }
  }

  private static String place(JsonMappingException e) {
    StringBuilder place = new StringBuilder();
    for (JsonMappingException.Reference step : e.getPath()) {
      if (step.getFieldName() != null) {
        place.append(place.length() == 0 ? "" : ".").append(step.getFieldName());
      } else {
        place.append('[').append(step.getIndex()).append(']');
      }
    }
    return "\"" + place + "\"";
  }

  private static String firstLine(String message) {
    return message.lines().findFirst().orElse(message);
  }
}

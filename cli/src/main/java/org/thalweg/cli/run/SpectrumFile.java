// SPDX-License-Identifier: Apache-2.0
package org.thalweg.cli.run;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalDouble;
import java.util.stream.StreamSupport;
import org.thalweg.landscape.InputFileException;
import org.thalweg.render.page.SpectralDensity;
import org.thalweg.study.opening.OutputPlace;

/** Reads what {@code thalweg hessian --density --json FILE} wrote, for the page. */
public final class SpectrumFile {
  private static final ObjectMapper JSON = new ObjectMapper();

  private SpectrumFile() {}

  /**
   * The density in {@code file}.
   *
   * @throws InputFileException if there is none
   */
  public static SpectralDensity read(Path file) {
    JsonNode answer = parsed(file);
    double[] places = numbers(answer.at("/density/places"));
    double[] values = numbers(answer.at("/density/values"));
    if (places.length < 2 || places.length != values.length) {
      throw new InputFileException(
          file, "holds no spectral density; 'thalweg hessian … --density --json FILE' writes one");
    }
    return new SpectralDensity(
        OutputPlace.stem(file),
        places,
        values,
        number(answer.path("lambdaMax")),
        number(answer.path("lambdaMin")));
  }

  private static JsonNode parsed(Path file) {
    if (!Files.exists(file)) {
      throw new InputFileException(file, "there is no such file");
    }
    try {
      return JSON.readTree(file.toFile());
    } catch (IOException e) {
      throw new InputFileException(file, "is no JSON", e);
    }
  }

  private static double[] numbers(JsonNode list) {
    return StreamSupport.stream(list.spliterator(), false)
        .mapToDouble(JsonNode::asDouble)
        .toArray();
  }

  private static OptionalDouble number(JsonNode value) {
    return value.isNumber() ? OptionalDouble.of(value.asDouble()) : OptionalDouble.empty();
  }
}

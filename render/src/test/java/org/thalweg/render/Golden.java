// SPDX-License-Identifier: Apache-2.0
package org.thalweg.render;

import static org.assertj.core.api.Assertions.fail;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.imageio.ImageIO;

/** Compares with a file under {@code src/test/resources/golden}; a mismatch is left beside it. */
public final class Golden {
  private static final Path FOLDER = Path.of("src/test/resources/golden");
  // Antialiasing differs a little between JDKs; a moved line or another colour does not pass.
  private static final double MEAN_TOLERANCE = 1.0;

  private Golden() {}

  public static void assertSameText(String name, String actual) throws IOException {
    Path golden = FOLDER.resolve(name);
    if (!Files.exists(golden) || !Files.readString(golden).equals(actual)) {
      Path changed = changed(golden);
      Files.writeString(changed, actual);
      reject(golden, changed, "differs");
    }
  }

  /** Equal size, and a mean difference a channel of at most {@link #MEAN_TOLERANCE} of 255. */
  public static void assertSimilarImage(String name, Path actual) throws IOException {
    Path golden = FOLDER.resolve(name);
    double distance =
        Files.exists(golden)
            ? distance(ImageIO.read(golden.toFile()), ImageIO.read(actual.toFile()))
            : Double.POSITIVE_INFINITY;
    if (distance > MEAN_TOLERANCE) {
      Path changed = changed(golden);
      Files.write(changed, Files.readAllBytes(actual));
      reject(golden, changed, "differs by " + distance + " a channel");
    }
  }

  private static double distance(BufferedImage a, BufferedImage b) {
    if (a.getWidth() != b.getWidth() || a.getHeight() != b.getHeight()) {
      return Double.POSITIVE_INFINITY;
    }
    double sum = 0;
    for (int y = 0; y < a.getHeight(); y++) {
      for (int x = 0; x < a.getWidth(); x++) {
        for (int shift = 0; shift < 24; shift += 8) {
          sum += Math.abs((a.getRGB(x, y) >> shift & 0xff) - (b.getRGB(x, y) >> shift & 0xff));
        }
      }
    }
    return sum / (3.0 * a.getWidth() * a.getHeight());
  }

  private static Path changed(Path golden) {
    String name = String.valueOf(golden.getFileName());
    int dot = name.lastIndexOf('.');
    return FOLDER.resolve(name.substring(0, dot) + "-changed" + name.substring(dot));
  }

  private static void reject(Path golden, Path changed, String how) {
    fail(
        "%s %s; look at %s, and to accept it: (cd render && mv %s %s)",
        golden, how, changed, changed, golden);
  }
}

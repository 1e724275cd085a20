// SPDX-License-Identifier: Apache-2.0
package org.thalweg.torch.data.reader;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.zip.GZIPInputStream;
import org.thalweg.torch.data.Dataset;
import org.thalweg.torch.data.DatasetInfo;
import org.thalweg.torch.data.DatasetReader;
import org.thalweg.torch.data.ImageFormat;
import org.thalweg.torch.data.Normalization;
import org.thalweg.torch.data.SampleSelection;

/**
 * Handwritten digits, 1,797 images of 8×8, that come with Thalweg.
 *
 * <p>The test part of UCI's "Optical Recognition of Handwritten Digits" (Alpaydin and Kaynak 1998)
 * as scikit-learn ships it; values are 0 to 16. The source has one part; ours are fixed: {@code
 * test} holds 36 images of every digit, 360 in all, chosen with seed 0 as {@link
 * SampleSelection.Balanced} chooses, {@code train} the other 1,437. Both keep the source's order.
 * The default normalisation, 0.3/0.38, makes the pixels' mean 0 and their deviation 1, nearly.
 */
public final class DigitsReader implements DatasetReader {
  private static final String RESOURCE = "digits.csv.gz";
  private static final int IMAGES = 1_797;
  private static final SampleSelection TEST = new SampleSelection.Balanced(360, 0);
  private static final ImageFormat FORMAT = new ImageFormat(1, 8, 8, 16);
  private static final Normalization NORMALIZATION = new Normalization(List.of(0.3), List.of(0.38));

  @Override
  public String name() {
    return "digits";
  }

  @Override
  public Dataset read(Optional<Path> folder, String split) {
    Dataset all = all(split);
    BitSet test = new BitSet();
    IntStream.of(TEST.choose(all)).forEach(test::set);
    boolean wanted = split.equals("test");
    return all.subset(
        IntStream.range(0, all.count()).filter(image -> test.get(image) == wanted).toArray());
  }

  private Dataset all(String split) {
    byte[] pixels = new byte[IMAGES * FORMAT.size()];
    int[] labels = new int[IMAGES];
    try (BufferedReader lines = open()) {
      for (int image = 0; image < IMAGES; image++) {
        String[] cells = lines.readLine().split(",", -1);
        for (int i = 0; i < FORMAT.size(); i++) {
          pixels[image * FORMAT.size() + i] = Byte.parseByte(cells[i]);
        }
        labels[image] = Integer.parseInt(cells[FORMAT.size()]);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("the embedded digits cannot be read", e);
    }
    List<String> classes = IntStream.range(0, 10).mapToObj(String::valueOf).toList();
    return Dataset.owning(
        new DatasetInfo(name(), split, classes, FORMAT, NORMALIZATION), pixels, labels);
  }

  private static BufferedReader open() throws IOException {
    InputStream resource = DigitsReader.class.getResourceAsStream(RESOURCE);
    if (resource == null) {
      throw new IllegalStateException("the jar lacks its resource " + RESOURCE);
    }
    return new BufferedReader(
        new InputStreamReader(new GZIPInputStream(resource), StandardCharsets.US_ASCII));
  }
}

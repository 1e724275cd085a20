// SPDX-License-Identifier: Apache-2.0
package org.thalweg.torch.data.reader;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.thalweg.landscape.InputFileException;
import org.thalweg.torch.data.Dataset;
import org.thalweg.torch.data.DatasetReader;
import org.thalweg.torch.data.ImageFormat;

class ImageFolderReaderTest extends DatasetReaderContract {
  @Override
  DatasetReader reader() {
    return new ImageFolderReader("pictures");
  }

  @Override
  String known() {
    return "images:DIR";
  }

  /** Two classes, two training and one test image each, 3 wide and 2 high, of every format. */
  @Override
  Optional<Path> place() throws IOException {
    colour("train/cat/1.png", 0x102030);
    colour("train/cat/2.bmp", 0x405060);
    colour("train/dog/1.gif", 0x708090);
    colour("train/dog/2.jpg", 0x808080);
    colour("test/cat/1.png", 0xff0000);
    colour("test/dog/1.PNG", 0x00ff00);
    Files.writeString(folder.resolve("pictures/train/dog/notes.txt"), "no image");
    return Optional.of(folder);
  }

  private void colour(String name, int rgb) throws IOException {
    image(name, BufferedImage.TYPE_INT_RGB, 3, 2, rgb);
  }

  private void image(String name, int type, int width, int height, int rgb) throws IOException {
    BufferedImage image = new BufferedImage(width, height, type);
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        if (type == BufferedImage.TYPE_INT_RGB) {
          image.setRGB(x, y, rgb);
        } else {
          image.getRaster().setSample(x, y, 0, rgb);
        }
      }
    }
    Path file = folder.resolve("pictures").resolve(name);
    Files.createDirectories(file.getParent());
    String format = name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
    assertThat(ImageIO.write(image, format, file.toFile())).isTrue();
  }

  @Test
  void colours_arePlanesInTheOrderOfNames() throws IOException {
    Dataset train = reader().read(place(), "train");

    assertThat(train.info().classes()).containsExactly("cat", "dog");
    assertThat(train.labels()).containsExactly(0, 0, 1, 1);
    assertThat(train.info().format()).isEqualTo(new ImageFormat(3, 2, 3, 255));
    assertThat(train.image(0))
        .containsExactly(16, 16, 16, 16, 16, 16, 32, 32, 32, 32, 32, 32, 48, 48, 48, 48, 48, 48);
    assertThat(train.image(1)).startsWith(64).endsWith(96);
    assertThat(train.image(2)).startsWith(0x70).endsWith(0x90);
    assertThat(reader().read(Optional.of(folder), "test").image(1)).startsWith(0).endsWith(0);
  }

  @Test
  void greyPixels_areTheNumbersInTheFile() throws IOException {
    image("a/1.png", BufferedImage.TYPE_BYTE_GRAY, 2, 1, 100);
    image("a/2.png", BufferedImage.TYPE_USHORT_GRAY, 2, 1, 0xabcd);
    image("b/3.png", BufferedImage.TYPE_BYTE_GRAY, 2, 1, 7);
    Dataset images = reader().read(Optional.of(folder), "train");

    assertThat(images.info().format()).isEqualTo(new ImageFormat(1, 1, 2, 255));
    assertThat(images.image(0)).containsExactly(100, 100);
    assertThat(images.image(1)).containsExactly(0xab, 0xab);
    assertThat(images.labels()).containsExactly(0, 0, 1);
  }

  @Test
  void greyAmongColours_hasThreePlanes() throws IOException {
    image("a/1.png", BufferedImage.TYPE_BYTE_GRAY, 1, 2, 9);
    image("a/2.png", BufferedImage.TYPE_INT_RGB, 1, 2, 0x010203);
    Dataset images = reader().read(Optional.of(folder), "train");

    assertThat(images.image(0)).containsExactly(9, 9, 9, 9, 9, 9);
    assertThat(images.image(1)).containsExactly(1, 1, 2, 2, 3, 3);
  }

  @Test
  void imageOfOtherSize_isRefusedWithBothNames() throws IOException {
    image("a/1.png", BufferedImage.TYPE_INT_RGB, 3, 2, 0);
    image("b/2.png", BufferedImage.TYPE_INT_RGB, 2, 3, 0);

    assertRefused("b/2.png", "is of 2×3 pixels, but ", "a/1.png of 3×2; scale all images");
  }

  @Test
  void fileThatOnlySaysItIsAnImage_isRefused() throws IOException {
    Files.createDirectories(folder.resolve("pictures/a"));
    Files.writeString(folder.resolve("pictures/a/x.png"), "hello");

    assertRefused("a/x.png", "is no image that can be read");
  }

  @Test
  void emptyFolders_areRefused() throws IOException {
    Files.createDirectories(folder.resolve("pictures"));
    assertRefused("", "must hold one folder of images a class, has none");
    Files.createDirectories(folder.resolve("pictures/a"));
    assertRefused("", "holds no PNG, JPEG, BMP or GIF file");
  }

  @Test
  void testOfOnePart_isRefusedWithTheWayOut() throws IOException {
    image("a/1.png", BufferedImage.TYPE_INT_RGB, 3, 2, 0);

    assertThatThrownBy(() -> reader().read(Optional.of(folder), "test"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("images:pictures has no test samples: make the folders train and test in it");
  }

  private void assertRefused(String file, String... why) {
    assertThatThrownBy(() -> reader().read(Optional.of(folder), "train"))
        .isInstanceOf(InputFileException.class)
        .hasMessageStartingWith(folder.resolve("pictures").resolve(file) + ": ")
        .hasMessageContainingAll(why);
  }
}

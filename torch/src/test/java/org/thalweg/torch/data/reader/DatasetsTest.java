// SPDX-License-Identifier: Apache-2.0
package org.thalweg.torch.data.reader;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.thalweg.landscape.InputFileException;
import org.thalweg.torch.data.Dataset;
import org.thalweg.torch.data.DatasetReader;
import org.thalweg.torch.download.DownloadCache;
import org.thalweg.torch.download.PublicHome;
import org.thalweg.torch.download.RemoteFile;

class DatasetsTest {
  @TempDir private Path folder;

  /** A cache that already holds MNIST; any download would fail on its first word. */
  private DownloadCache cache() throws IOException {
    Path place = Files.createDirectories(folder.resolve("cache/mnist"));
    byte[] images = {0, 0, 8, 3, 0, 0, 0, 1, 0, 0, 0, 1, 0, 0, 0, 1, 42};
    Files.write(place.resolve("t10k-images-idx3-ubyte"), images);
    Files.write(place.resolve("t10k-labels-idx1-ubyte"), new byte[] {0, 0, 8, 1, 0, 0, 0, 1, 7});
    return new DownloadCache(
        folder.resolve("cache"),
        (file, bytes) -> {
          throw new AssertionError("downloads " + file.name());
        });
  }

  @Test
  void cachedSet_isReadWithoutAFolderOrWithAnotherOne() throws IOException {
    for (Optional<Path> place : List.of(Optional.<Path>empty(), Optional.of(folder))) {
      Dataset test = Datasets.read("mnist", place, "test", cache());

      assertThat(test.labels()).containsExactly(7);
      assertThat(test.image(0)).containsExactly(42);
    }
  }

  @Test
  void folderWithPartOfTheSet_isNotPassedOver() throws IOException {
    Files.write(folder.resolve("t10k-labels-idx1-ubyte"), new byte[] {0});
    DownloadCache cache = cache();

    assertThatThrownBy(() -> Datasets.read("mnist", Optional.of(folder), "test", cache))
        .isInstanceOf(InputFileException.class)
        .hasMessageContaining("t10k-images-idx3-ubyte.gz: there is no such file");
  }

  @Test
  void folderThatIsNotThere_isNotPassedOver() throws IOException {
    DownloadCache cache = cache();
    Path none = folder.resolve("none");

    assertThatThrownBy(() -> Datasets.read("mnist", Optional.of(none), "test", cache))
        .isInstanceOf(InputFileException.class)
        .hasMessage(none + ": there is no such folder");
  }

  @Test
  void publishedHomes_areWholeAndSecureBySum() {
    for (DatasetReader reader :
        List.of(
            new MnistReader(),
            new FashionMnistReader(),
            new CifarTenReader(),
            new CifarHundredReader())) {
      PublicHome home = reader.home().orElseThrow();
      assertThat(home.files()).extracting(RemoteFile::sha256).doesNotHaveDuplicates();
      assertThat(home.members().isEmpty()).isEqualTo(home.files().size() == 4);
    }
  }

  @Test
  void unknownName_isRefusedWithTheNearest() {
    assertThatThrownBy(() -> Datasets.read("cifar11", Optional.empty(), "train"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith(
            "data set \"cifar11\" is unknown; known are breast-cancer, cifar10, ")
        .hasMessageEndingWith("; did you mean \"cifar10\"?");
  }
}

// SPDX-License-Identifier: Apache-2.0
package org.thalweg.torch.download;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.thalweg.landscape.InputFileException;
import org.thalweg.landscape.parameters.Fingerprint;

/** Against a server on this machine; nothing leaves it. */
@Timeout(30)
class DownloadCacheTest {
  private static final byte[] FILE = "a data set\n".repeat(20_000).getBytes(StandardCharsets.UTF_8);

  /** Written by GNU tar: set/one.bin, set/deep/two.bin of 600 digits, set/other.txt. */
  private static final byte[] ARCHIVE =
      Base64.getDecoder()
          .decode(
              "H4sIAAAAAAACA+3WQQ7CIBRFUZbCChRoadejEWMnxQBGl291iEnVRDDVeyaQwOyF94kurUVhatJb"
                  + "e18n+fq416rRSkgrKjjFtAlSiuB9mrv37Hyh4pS/TwcXVumSCubfte1M/ibL3+jOCKnIv7jRC/yx"
                  + "2/vfOXcsOQTe739tjKX/q+afzn61HcYv9L/WTZ6/saah/2tQwOf1TNYF/f9HV6r6X/z/23z+W9vR"
                  + "/zXshxATzwAAAAAAAAAAgJ9yBU34T+gAKAAA");

  @TempDir Path folder;

  private final AtomicInteger requests = new AtomicInteger();
  private HttpServer server;

  @BeforeEach
  void serve() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    answer("/file.bin", FILE, FILE.length);
    answer("/set.tar.gz", ARCHIVE, ARCHIVE.length);
    server.setExecutor(Executors.newCachedThreadPool());
    server.start();
  }

  @AfterEach
  void stop() {
    server.stop(0);
    ((ExecutorService) server.getExecutor()).shutdownNow();
  }

  /** Answers with these bytes and says that they are so many. */
  private void answer(String path, byte[] bytes, long length) {
    server.createContext(path, exchange -> respond(exchange, bytes, length));
  }

  private void respond(HttpExchange exchange, byte[] bytes, long length) throws IOException {
    requests.incrementAndGet();
    try (exchange) {
      exchange.sendResponseHeaders(200, length);
      OutputStream body = exchange.getResponseBody();
      body.write(bytes);
      body.flush();
    }
  }

  private DownloadCache cache() {
    return new DownloadCache(folder.resolve("cache"), Progress.NONE);
  }

  private RemoteFile file(String path, byte[] bytes) {
    return new RemoteFile(
        URI.create("http://127.0.0.1:%d%s".formatted(server.getAddress().getPort(), path)),
        bytes.length,
        sha256(bytes));
  }

  private static String sha256(byte[] bytes) {
    return HexFormat.of().formatHex(Fingerprint.sha256().digest(bytes));
  }

  private PublicHome home() {
    return new PublicHome(List.of(file("/file.bin", FILE)), List.of());
  }

  @Test
  void file_isFetchedOnce() {
    Path place = cache().folder("set", home());

    assertThat(place).isEqualTo(folder.resolve("cache/set"));
    assertThat(place.resolve("file.bin")).hasBinaryContent(FILE);
    assertThat(cache().folder("set", home())).isEqualTo(place);
    assertThat(requests).hasValue(1);
    assertNothingElse("set");
  }

  @Test
  void progress_countsToTheSize() {
    List<Long> heard = new ArrayList<>();
    new DownloadCache(folder.resolve("cache"), (file, bytes) -> heard.add(bytes))
        .folder("set", home());

    assertThat(heard).isSorted().startsWith(0L).endsWith((long) FILE.length).hasSizeGreaterThan(2);
  }

  @Test
  void archive_isUnpackedByTheNamesAskedFor() {
    Path place =
        cache()
            .folder(
                "set",
                new PublicHome(
                    List.of(file("/set.tar.gz", ARCHIVE)), List.of("one.bin", "two.bin")));

    assertThat(place.resolve("one.bin")).hasContent("first");
    assertThat(place.resolve("two.bin")).hasSize(600).hasContent("0".repeat(599) + "7");
    assertThat(place).isDirectoryNotContaining("glob:**other.txt");
    assertThat(place).isDirectoryNotContaining("glob:**.gz");
  }

  @Test
  void archiveWithoutAMember_isRefused() {
    PublicHome home =
        new PublicHome(List.of(file("/set.tar.gz", ARCHIVE)), List.of("one.bin", "three.bin"));

    assertRefused(home, "cannot be unpacked: the archive lacks [three.bin]; get http://");
  }

  @Test
  void damagedArchive_isRefusedByItsName() {
    byte[] half = Arrays.copyOf(ARCHIVE, ARCHIVE.length / 2);
    answer("/half.tar.gz", half, half.length);

    assertRefused(
        new PublicHome(List.of(file("/half.tar.gz", half)), List.of("one.bin", "two.bin")),
        "cannot be unpacked: ");
  }

  @Test
  void otherContent_isRefusedByItsSum() {
    byte[] changed = FILE.clone();
    changed[100]++;
    answer("/changed.bin", changed, changed.length);

    assertRefused(
        new PublicHome(List.of(file("/changed.bin", FILE)), List.of()),
        "its SHA-256 is %s, published is %s: it is another file"
            .formatted(sha256(changed), sha256(FILE)));
  }

  @Test
  void lengthsOtherThanPublished_areRefused() {
    byte[] half = Arrays.copyOf(FILE, FILE.length / 2);
    answer("/half.bin", half, half.length);
    answer("/broken.bin", half, FILE.length);
    byte[] more = Arrays.copyOf(FILE, FILE.length + 1);
    answer("/more.bin", more, more.length);

    assertRefused(one("/half.bin"), "it ends after 110000 of 220000 bytes");
    assertRefused(one("/broken.bin"), "it breaks off after ");
    assertRefused(one("/more.bin"), "it is longer than the 220000 bytes published");
  }

  private PublicHome one(String path) {
    return new PublicHome(List.of(file(path, FILE)), List.of());
  }

  @Test
  void missingFile_isRefusedWithTheAnswer() {
    assertRefused(one("/none.bin"), "the server answers 404");
  }

  @Test
  void noServer_saysWhichFileToPutWhere() {
    PublicHome home = home();
    server.stop(0);

    assertRefused(
        home,
        "is not here and cannot be downloaded: there is no connection to the server; get "
            + home.files().get(0).address()
            + " by hand into a folder and name it as data-dir (or make it "
            + folder.resolve("cache/set"));
  }

  @Test
  void severalAtOnce_allFindOneWholeSet() throws InterruptedException, ExecutionException {
    ExecutorService threads = Executors.newFixedThreadPool(6);
    try {
      Callable<Path> fetch = () -> cache().folder("set", home()).resolve("file.bin");
      for (Future<Path> place : threads.invokeAll(Collections.nCopies(6, fetch))) {
        assertThat(place.get()).hasBinaryContent(FILE);
      }
    } finally {
      threads.shutdownNow();
    }
    assertNothingElse("set");
  }

  @Test
  void cache_isWhereTheVariableSays() {
    assertThat(DownloadCache.standardFolder(Map.of("THALWEG_CACHE", "/x"))).hasToString("/x");
    assertThat(DownloadCache.standardFolder(Map.of()).toString()).endsWith("data");
  }

  private void assertRefused(PublicHome home, String why) {
    assertThatThrownBy(() -> cache().folder("set", home))
        .isInstanceOf(InputFileException.class)
        .hasMessageStartingWith(
            folder.resolve("cache/set").resolve(home.files().get(0).name()) + ": ")
        .hasMessageContaining(why)
        .message()
        .hasLineCount(1);
    assertNothingElse();
  }

  /** What was begun and not finished is gone. */
  private void assertNothingElse(String... names) {
    try (Stream<Path> entries = Files.list(folder.resolve("cache"))) {
      assertThat(entries.map(entry -> entry.getFileName().toString()))
          .containsExactlyInAnyOrder(names);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }
}

// SPDX-License-Identifier: Apache-2.0
package org.thalweg.torch.download;

import java.io.IOException;
import java.net.http.HttpClient;
import java.nio.channels.FileChannel;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.thalweg.landscape.InputFileException;

/**
 * A folder of downloaded sets, one folder a set, shared by all processes of a user.
 *
 * <p>A set appears whole or not at all: files are fetched and checked in a folder of the process's
 * own, which takes the set's name in one step. Of two processes that fetch the same set, one is
 * first, and the other takes what is there. Thread-safe.
 */
public final class DownloadCache {
  private static final String VARIABLE = "THALWEG_CACHE";
  private static final Duration CONNECTING = Duration.ofSeconds(20);

  private final Path folder;
  private final Download download;

  /**
   * A cache in {@code folder}, which is made on the first download.
   *
   * @param progress hears of every download
   */
  public DownloadCache(Path folder, Progress progress) {
    this.folder = folder;
    this.download =
        new Download(
            () ->
                HttpClient.newBuilder()
                    .proxy(EnvironmentProxies.ofSystem())
                    .followRedirects(HttpClient.Redirect.NORMAL)
                    .connectTimeout(CONNECTING)
                    .build(),
            progress);
  }

  /** The user's own: the folder {@code $THALWEG_CACHE}, else {@code ~/.cache/thalweg/data}. */
  public static DownloadCache standard(Progress progress) {
    return new DownloadCache(standardFolder(System.getenv()), progress);
  }

  static Path standardFolder(Map<String, String> environment) {
    return Optional.ofNullable(environment.get(VARIABLE))
        .filter(named -> !named.isBlank())
        .map(Path::of)
        .orElseGet(() -> Path.of(System.getProperty("user.home"), ".cache", "thalweg", "data"));
  }

  /**
   * The folder that holds a set, downloaded if it is not there.
   *
   * @param name of the set, and of its folder
   * @throws InputFileException if it can neither be found nor fetched; the message says which file
   *     to put where
   */
  public Path folder(String name, PublicHome home) {
    Path place = folder.resolve(name);
    if (Files.isDirectory(place)) {
      return place;
    }
    try {
      Files.createDirectories(folder);
      Path part = Files.createTempDirectory(folder, name + ".part-");
      try {
        fetch(home, part);
        publish(part, place);
      } finally {
        delete(part);
      }
      return place;
    } catch (DownloadException e) {
      throw new InputFileException(place.resolve(e.file().name()), remedy(place, home, e), e);
    } catch (IOException e) {
      throw new InputFileException(
          place,
          "cannot be written: %s; name another folder in %s".formatted(e.getMessage(), VARIABLE),
          e);
    }
  }

  private static String remedy(Path place, PublicHome home, DownloadException e) {
    return "%s; %s"
        .formatted(
            e.getMessage(),
            home.members().isEmpty()
                ? "get %s by hand into a folder and name it as data-dir (or make it %s)"
                    .formatted(e.file().address(), place)
                : "get %s by hand, unpack it into a folder and name that as data-dir (or make it %s)"
                    .formatted(e.file().address(), place));
  }

  private void fetch(PublicHome home, Path part) throws IOException, DownloadException {
    for (RemoteFile file : home.files()) {
      Path fetched = part.resolve(file.name());
      download.fetch(file, fetched);
      if (!home.members().isEmpty()) {
        try {
          TarArchive.unpack(fetched, home.members(), part);
        } catch (IOException e) {
          throw new DownloadException(file, "cannot be unpacked: " + e.getMessage(), e);
        }
        Files.delete(fetched);
      }
    }
    for (String name : home.contents()) {
      force(part.resolve(name));
    }
  }

  private static void force(Path file) throws IOException {
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
      channel.force(true);
    }
  }

  /** Gives the folder its name, unless another process was first. */
  private static void publish(Path part, Path place) throws IOException {
    try {
      Files.move(part, place, StandardCopyOption.ATOMIC_MOVE);
    } catch (FileSystemException e) {
      if (!Files.isDirectory(place)) {
        throw e;
      }
    }
  }

  private static void delete(Path folder) throws IOException {
    if (!Files.exists(folder)) {
      return;
    }
    try (Stream<Path> entries = Files.list(folder)) {
      for (Path entry : entries.toList()) {
        Files.delete(entry);
      }
    }
    Files.delete(folder);
  }
}

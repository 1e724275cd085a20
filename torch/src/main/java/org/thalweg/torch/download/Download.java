// SPDX-License-Identifier: Apache-2.0
package org.thalweg.torch.download;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.ConnectException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.HexFormat;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.thalweg.landscape.parameters.Fingerprint;

/**
 * Fetches one file and compares it with what was published.
 *
 * @param client makes a client when one is needed
 */
record Download(Supplier<HttpClient> client, Progress progress) {
  private static final int OK = 200;
  private static final int BLOCK = 1 << 16;
  private static final Duration ANSWER = Duration.ofSeconds(60);

  /** Writes {@code file} to {@code place}; what is there afterwards is the published file. */
  void fetch(RemoteFile file, Path place) throws DownloadException, IOException {
    HttpResponse<InputStream> response = answer(file);
    try (InputStream in = response.body();
        OutputStream out = Files.newOutputStream(place)) {
      if (response.statusCode() != OK) {
        throw failed(file, "the server answers " + response.statusCode(), null);
      }
      String sum = copy(file, in, out);
      if (!sum.equals(file.sha256())) {
        throw failed(
            file,
            "its SHA-256 is %s, published is %s: it is another file".formatted(sum, file.sha256()),
            null);
      }
    }
  }

  private HttpResponse<InputStream> answer(RemoteFile file) throws DownloadException {
    HttpRequest request = HttpRequest.newBuilder(file.address()).timeout(ANSWER).GET().build();
    try {
      return client.get().send(request, HttpResponse.BodyHandlers.ofInputStream());
    } catch (IOException e) {
      throw failed(file, reason(e), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw failed(file, "it was interrupted", e);
    }
  }

  /** A connection that fails says nothing of itself. */
  private static String reason(IOException e) {
    String said = e.getMessage();
    if (e instanceof ConnectException && said == null) {
      return "there is no connection to the server";
    }
    return said == null ? e.getClass().getSimpleName() : said;
  }

  /** Copies at most as much as was published; returns the SHA-256 of it. */
  private String copy(RemoteFile file, InputStream in, OutputStream out)
      throws DownloadException, IOException {
    MessageDigest digest = Fingerprint.sha256();
    byte[] block = new byte[BLOCK];
    long bytes = 0;
    progress.at(file, 0);
    for (int read = read(file, in, block, bytes); read >= 0; read = read(file, in, block, bytes)) {
      bytes += read;
      if (bytes > file.size()) {
        throw failed(file, "it is longer than the %d bytes published".formatted(file.size()), null);
      }
      digest.update(block, 0, read);
      out.write(block, 0, read);
      progress.at(file, bytes);
    }
    if (bytes < file.size()) {
      throw failed(file, "it ends after %d of %d bytes".formatted(bytes, file.size()), null);
    }
    return HexFormat.of().formatHex(digest.digest());
  }

  private int read(RemoteFile file, InputStream in, byte[] block, long before)
      throws DownloadException {
    try {
      return in.read(block);
    } catch (IOException e) {
      throw failed(file, "it breaks off after %d of %d bytes".formatted(before, file.size()), e);
    }
  }

  private static DownloadException failed(RemoteFile file, String why, @Nullable Exception cause) {
    return new DownloadException(file, "is not here and cannot be downloaded: " + why, cause);
  }
}

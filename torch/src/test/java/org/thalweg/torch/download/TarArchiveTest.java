// SPDX-License-Identifier: Apache-2.0
package org.thalweg.torch.download;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Archives of POSIX ustar, byte by byte. */
class TarArchiveTest {
  private static final int BLOCK = 512;
  private static final String WANTED = "wanted.bin";

  @TempDir Path folder;

  @Test
  void namesInAnArchive_decideNoPlace() throws IOException {
    unpack(member("../../" + WANTED, '0', 5, "first"));

    assertThat(folder.resolve(WANTED)).hasContent("first");
    assertThat(folder.resolve("../../" + WANTED)).doesNotExist();
  }

  @Test
  void linksFoldersAndDevices_areNoFiles() {
    for (char kind : new char[] {'1', '2', '3', '5', '6'}) {
      assertRefused("the archive lacks [wanted.bin]", member(WANTED, kind, 0, ""));
    }
  }

  @Test
  void filesOfOtherNames_areNotWritten() throws IOException {
    unpack(member("other.bin", '0', 5, "other"), member(WANTED, '\0', 5, "first"));

    assertThat(folder.resolve(WANTED)).hasContent("first");
    assertThat(folder.resolve("other.bin")).doesNotExist();
  }

  @Test
  void archiveThatEndsWithinAFile_isRefusedWithItsName() {
    assertRefused("within wanted.bin: ", member(WANTED, '0', 5000, "first"));
  }

  @Test
  void archiveThatEndsWithinAnother_isRefused() {
    assertThatThrownBy(() -> unpack(member("other.bin", '0', 5000, "other")))
        .isInstanceOf(IOException.class);
  }

  @Test
  void sizeThatIsNoNumber_isRefused() {
    byte[] member = member(WANTED, '0', 5, "first");
    put(member, 124, "0000000zz05");

    assertThatThrownBy(() -> unpack(member)).isInstanceOf(IOException.class);
  }

  @Test
  void fileThatIsNoArchive_isRefused() throws IOException {
    Path file = Files.writeString(folder.resolve("set.tar.gz"), "no archive");

    assertThatThrownBy(() -> TarArchive.unpack(file, List.of(WANTED), folder))
        .isInstanceOf(IOException.class);
  }

  @Test
  void halfAFile_isRefused() throws IOException {
    byte[] whole = gzipped(member(WANTED, '0', 5, "first"));
    Path file = Files.write(folder.resolve("set.tar.gz"), Arrays.copyOf(whole, whole.length / 2));

    assertThatThrownBy(() -> TarArchive.unpack(file, List.of(WANTED), folder))
        .isInstanceOf(IOException.class);
  }

  private void assertRefused(String why, byte[]... members) {
    assertThatThrownBy(() -> unpack(members))
        .isInstanceOf(IOException.class)
        .hasMessageStartingWith(why);
  }

  private void unpack(byte[]... members) throws IOException {
    Path file = Files.write(folder.resolve("set.tar.gz"), gzipped(members));
    TarArchive.unpack(file, List.of(WANTED), folder);
  }

  private static byte[] gzipped(byte[]... members) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (GZIPOutputStream out = new GZIPOutputStream(bytes)) {
      for (byte[] member : members) {
        out.write(member);
      }
    }
    return bytes.toByteArray();
  }

  /** Header and content; the size may claim more than there is. */
  private static byte[] member(String name, char kind, long size, String content) {
    byte[] member = new byte[content.isEmpty() ? BLOCK : 2 * BLOCK];
    put(member, 0, name);
    put(member, 100, "0000644");
    put(member, 124, "%011o".formatted(size));
    put(member, 136, "00000000000");
    put(member, 148, "        ");
    member[156] = (byte) kind;
    put(member, 257, "ustar\00000");
    int sum = 0;
    for (int i = 0; i < BLOCK; i++) {
      sum += member[i] & 0xff;
    }
    put(member, 148, "%06o\0 ".formatted(sum));
    if (!content.isEmpty()) {
      put(member, BLOCK, content);
    }
    return member;
  }

  private static void put(byte[] into, int at, String text) {
    byte[] bytes = text.getBytes(StandardCharsets.US_ASCII);
    System.arraycopy(bytes, 0, into, at, bytes.length);
  }
}

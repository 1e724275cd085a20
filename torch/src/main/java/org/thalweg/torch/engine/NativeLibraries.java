// SPDX-License-Identifier: Apache-2.0
package org.thalweg.torch.engine;

import java.io.File;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.StandardOpenOption;
import org.bytedeco.dnnl.global.dnnl;
import org.bytedeco.javacpp.Loader;
import org.bytedeco.openblas.global.openblas_nolapack;
import org.bytedeco.pytorch.global.torch;
import org.thalweg.landscape.objective.EngineException;

/** Unpacks and links libtorch, one process of a host at a time. */
final class NativeLibraries {

  private NativeLibraries() {}

  /**
   * Loads OpenBLAS and libtorch, and oneDNN where it has kernels of its own.
   *
   * <p>JavaCPP unpacks into a cache folder that two processes may fill at once (SIGBUS), hence the
   * lock. Before its first class loads it must be told not to cap the process at four times the
   * Java heap, and to log: it would print to stderr that OpenBLAS is a release older, which works.
   *
   * @return whether oneDNN was loaded
   */
  static boolean load() {
    setUnlessSet("org.bytedeco.javacpp.maxphysicalbytes", "0");
    setUnlessSet("org.bytedeco.javacpp.logger", "slf4j");
    try {
      File lock = new File(Loader.getCacheDir(), "thalweg.lock");
      try (FileChannel channel =
              FileChannel.open(lock.toPath(), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
          FileLock held = channel.lock()) {
        Loader.load(openblas_nolapack.class);
        Loader.load(torch.class);
        return loadOneDnn();
      }
    } catch (IOException e) {
      throw new EngineException(
          "the native libraries need a writable cache folder: %s; set -Dorg.bytedeco.javacpp.cachedir"
              .formatted(e.getMessage()),
          e);
    } catch (UnsatisfiedLinkError | NoClassDefFoundError e) {
      throw new EngineException(
          "libtorch does not load on %s: %s".formatted(Loader.getPlatform(), e.getMessage()), e);
    }
  }

  /** After libtorch, so that both use its OpenMP and its number of threads. */
  private static boolean loadOneDnn() {
    if (!Loader.getPlatform().endsWith("-x86_64")) {
      return false;
    }
    try {
      Loader.load(dnnl.class);
      return true;
    } catch (UnsatisfiedLinkError e) {
      return false;
    }
  }

  private static void setUnlessSet(String property, String value) {
    if (System.getProperty(property) == null) {
      System.setProperty(property, value);
    }
  }
}

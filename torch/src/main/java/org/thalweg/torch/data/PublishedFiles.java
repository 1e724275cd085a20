// SPDX-License-Identifier: Apache-2.0
package org.thalweg.torch.data;

import java.net.URI;
import java.util.List;
import org.thalweg.torch.download.PublicHome;
import org.thalweg.torch.download.RemoteFile;

/**
 * Where the large sets are published, with sizes and SHA-256 sums.
 *
 * <p>All are those of the lists that TensorFlow Datasets publishes: {@code mnist.txt}, {@code
 * fashion_mnist.txt}, {@code cifar10.txt} and {@code cifar100.txt} in
 * https://github.com/tensorflow/datasets/tree/master/tensorflow_datasets/url_checksums
 */
public final class PublishedFiles {
  private static final String HOME_MNIST = "https://storage.googleapis.com/cvdf-datasets/mnist/";
  private static final String HOME_FASHION_MNIST =
      "http://fashion-mnist.s3-website.eu-central-1.amazonaws.com/";

  public static final PublicHome MNIST =
      new PublicHome(
          List.of(
              file(
                  HOME_MNIST + "train-images-idx3-ubyte.gz",
                  9_912_422,
                  "440fcabf73cc546fa21475e81ea370265605f56be210a4024d2ca8f203523609"),
              file(
                  HOME_MNIST + "train-labels-idx1-ubyte.gz",
                  28_881,
                  "3552534a0a558bbed6aed32b30c495cca23d567ec52cac8be1a0730e8010255c"),
              file(
                  HOME_MNIST + "t10k-images-idx3-ubyte.gz",
                  1_648_877,
                  "8d422c7b0a1c1c79245a5bcf07fe86e33eeafee792b84584aec276f5a2dbc4e6"),
              file(
                  HOME_MNIST + "t10k-labels-idx1-ubyte.gz",
                  4_542,
                  "f7ae60f92e00ec6debd23a6088c31dbd2371eca3ffa0defaefb259924204aec6")),
          List.of());

  public static final PublicHome FASHION_MNIST =
      new PublicHome(
          List.of(
              file(
                  HOME_FASHION_MNIST + "train-images-idx3-ubyte.gz",
                  26_421_880,
                  "3aede38d61863908ad78613f6a32ed271626dd12800ba2636569512369268a84"),
              file(
                  HOME_FASHION_MNIST + "train-labels-idx1-ubyte.gz",
                  29_515,
                  "a04f17134ac03560a47e3764e11b92fc97de4d1bfaf8ba1a3aa29af54cc90845"),
              file(
                  HOME_FASHION_MNIST + "t10k-images-idx3-ubyte.gz",
                  4_422_102,
                  "346e55b948d973a97e58d2351dde16a484bd415d4595297633bb08f03db6a073"),
              file(
                  HOME_FASHION_MNIST + "t10k-labels-idx1-ubyte.gz",
                  5_148,
                  "67da17c76eaffca5446c3361aaab5c3cd6d1c2608764d35dfb1850b086bf8dd5")),
          List.of());

  public static final PublicHome CIFAR_10 =
      new PublicHome(
          List.of(
              file(
                  "https://www.cs.toronto.edu/~kriz/cifar-10-binary.tar.gz",
                  170_052_171,
                  "c4a38c50a1bc5f3a1c5537f2155ab9d68f9f25eb1ed8d9ddda3db29a59bca1dd")),
          List.of(
              "data_batch_1.bin",
              "data_batch_2.bin",
              "data_batch_3.bin",
              "data_batch_4.bin",
              "data_batch_5.bin",
              "test_batch.bin",
              "batches.meta.txt"));

  public static final PublicHome CIFAR_100 =
      new PublicHome(
          List.of(
              file(
                  "https://www.cs.toronto.edu/~kriz/cifar-100-binary.tar.gz",
                  168_513_733,
                  "58a81ae192c23a4be8b1804d68e518ed807d710a4eb253b1f2a199162a40d8ec")),
          List.of("train.bin", "test.bin", "fine_label_names.txt"));

  private PublishedFiles() {}

  private static RemoteFile file(String address, long size, String sha256) {
    return new RemoteFile(URI.create(address), size, sha256);
  }
}

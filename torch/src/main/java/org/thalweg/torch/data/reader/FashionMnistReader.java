// SPDX-License-Identifier: Apache-2.0
package org.thalweg.torch.data.reader;

import java.util.List;
import org.thalweg.torch.data.Normalization;
import org.thalweg.torch.data.PublishedFiles;

/**
 * Fashion-MNIST (Xiao, Rasul and Vollgraf 2017), 60,000 and 10,000 pictures of clothing, 28×28.
 *
 * <p>The default normalisation is 0.2860/0.3530; the training pixels have 0.28604/0.35302.
 */
public final class FashionMnistReader extends IdxReader {

  public FashionMnistReader() {
    super(
        "fashion-mnist",
        List.of(
            "T-shirt/top",
            "Trouser",
            "Pullover",
            "Dress",
            "Coat",
            "Sandal",
            "Shirt",
            "Sneaker",
            "Bag",
            "Ankle boot"),
        new Normalization(List.of(0.2860), List.of(0.3530)),
        PublishedFiles.FASHION_MNIST,
        "FashionMNIST");
  }
}

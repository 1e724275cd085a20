// SPDX-License-Identifier: Apache-2.0
package org.thalweg.torch.data.reader;

import java.util.List;
import org.thalweg.torch.data.Normalization;
import org.thalweg.torch.data.PublishedFiles;

/**
 * MNIST (LeCun, Cortes and Burges 1998), 60,000 and 10,000 handwritten digits of 28×28.
 *
 * <p>The default normalisation is the pixels' own, 0.1307/0.3081, as in common use.
 */
public final class MnistReader extends IdxReader {

  public MnistReader() {
    super(
        "mnist",
        List.of("0", "1", "2", "3", "4", "5", "6", "7", "8", "9"),
        new Normalization(List.of(0.1307), List.of(0.3081)),
        PublishedFiles.MNIST,
        "MNIST");
  }
}

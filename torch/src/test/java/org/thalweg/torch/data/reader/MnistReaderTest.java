// SPDX-License-Identifier: Apache-2.0
package org.thalweg.torch.data.reader;

import org.thalweg.torch.data.DatasetReader;

class MnistReaderTest extends IdxContract {
  @Override
  DatasetReader reader() {
    return new MnistReader();
  }
}

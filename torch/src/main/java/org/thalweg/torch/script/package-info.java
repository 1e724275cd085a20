// SPDX-License-Identifier: Apache-2.0
/** TorchScript modules: networks that bring their own program, opened where they are trusted. */
@NullMarked
package org.thalweg.torch.script;

import org.jspecify.annotations.NullMarked;

// SPDX-License-Identifier: Apache-2.0
/** HDF5 files, read and written with one-line errors that name the file and the place in it. */
@NullMarked
package org.thalweg.landscape.io.hdf5;

import org.jspecify.annotations.NullMarked;

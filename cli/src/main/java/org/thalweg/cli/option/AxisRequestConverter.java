// SPDX-License-Identifier: Apache-2.0
package org.thalweg.cli.option;

import org.thalweg.landscape.subspace.AxisRequest;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads {@code -1:1:51} and {@code auto:51}. */
public final class AxisRequestConverter implements ITypeConverter<AxisRequest> {
  @Override
  public AxisRequest convert(String text) {
    try {
      return AxisRequest.parse(text);
    } catch (IllegalArgumentException e) {
      throw new TypeConversionException(e.getMessage());
    }
  }
}

// SPDX-License-Identifier: Apache-2.0
package org.thalweg.cli.option;

import org.thalweg.landscape.subspace.Axis;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads {@code -1:1:51}. */
public final class AxisConverter implements ITypeConverter<Axis> {
  @Override
  public Axis convert(String text) {
    try {
      return Axis.parse(text);
    } catch (IllegalArgumentException e) {
      throw new TypeConversionException(e.getMessage());
    }
  }
}

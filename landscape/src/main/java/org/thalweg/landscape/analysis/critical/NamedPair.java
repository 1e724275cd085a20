// SPDX-License-Identifier: Apache-2.0
package org.thalweg.landscape.analysis.critical;

/**
 * A component or loop of what lies below a rising level, and the points it begins and ends at.
 *
 * @param dimension 0 from a minimum to the saddle that joins it to an older one; 1 from the saddle
 *     that closes a loop to the maximum that fills it
 * @param birthLabel of the point it begins at; empty where that is none of the points kept
 * @param death infinite for the component of the lowest minimum, which then has no place
 */
public record NamedPair(
    int dimension,
    String birthLabel,
    double birth,
    double birthX,
    double birthY,
    String deathLabel,
    double death,
    double deathX,
    double deathY) {

  public double persistence() {
    return death - birth;
  }
}

// SPDX-License-Identifier: Apache-2.0
package org.thalweg.torch.model;

/** What a network's outputs are taken for. */
public enum OutputKind {
  /** A score a class, or numbers where targets are numbers. */
  SCORES,
  /** One score for two classes, and nothing else. */
  TWO_CLASSES,
  /** The same, from a machine whose usual loss is the hinge. */
  TWO_CLASSES_BY_MARGIN,
  /** Numbers; scores of classes if asked for. */
  NUMBERS,
  /** The sample itself, and nothing else. */
  SAMPLES;

  /** Whether it is one score for two classes. */
  public boolean isTwoClasses() {
    return this == TWO_CLASSES || this == TWO_CLASSES_BY_MARGIN;
  }
}

// SPDX-License-Identifier: Apache-2.0
package org.thalweg.torch.data;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Objects;
import java.util.stream.IntStream;

/** What a model is to answer for every sample: a class, numbers, or the sample itself. */
public sealed interface Targets permits Targets.Classes, Targets.Values, Targets.Inputs {

  /** The number of samples. */
  int count();

  /** Those of the samples at {@code chosen}, in that order. */
  Targets subset(int[] chosen);

  /** Feeds them to a digest as little-endian 32-bit words. */
  void digest(MessageDigest digest);

  /** One class a sample, counted from 0. */
  public final class Classes implements Targets {
    private final int[] labels;

    /** Takes the array over: the caller keeps no reference. */
    public Classes(int[] labels) {
      this.labels = labels;
    }

    /** Of a copy of {@code labels}. */
    public static Classes of(int... labels) {
      return new Classes(labels.clone());
    }

    @Override
    public int count() {
      return labels.length;
    }

    public int label(int sample) {
      return labels[sample];
    }

    /** A copy of all labels, in order. */
    public int[] toArray() {
      return labels.clone();
    }

    @Override
    public Classes subset(int[] chosen) {
      return new Classes(IntStream.of(chosen).map(sample -> labels[sample]).toArray());
    }

    @Override
    public void digest(MessageDigest digest) {
      ByteBuffer bytes =
          ByteBuffer.allocate(labels.length * Integer.BYTES).order(ByteOrder.LITTLE_ENDIAN);
      bytes.asIntBuffer().put(labels);
      digest.update(bytes);
    }
  }

  /** As many numbers a sample as the model has outputs, {@code [n, outputs]}. */
  final class Values implements Targets {
    private final float[] values;
    private final int outputs;

    /** Takes the array over: the caller keeps no reference. */
    Values(float[] values, int outputs) {
      if (outputs < 1 || values.length % outputs != 0) {
        throw new IllegalArgumentException(
            "targets have at least 1 output a sample, got %d numbers in rows of %d"
                .formatted(values.length, outputs));
      }
      this.values = values;
      this.outputs = outputs;
    }

    /** Of a copy of {@code values}, row-major. */
    public static Values of(float[] values, int outputs) {
      return new Values(values.clone(), outputs);
    }

    /** Numbers a sample. */
    public int outputs() {
      return outputs;
    }

    @Override
    public int count() {
      return values.length / outputs;
    }

    /** One sample's number. */
    public float value(int sample, int output) {
      return values[sample * outputs + Objects.checkIndex(output, outputs)];
    }

    /** A copy of one sample's numbers. */
    public float[] sample(int sample) {
      Objects.checkIndex(sample, count());
      return Arrays.copyOfRange(values, sample * outputs, (sample + 1) * outputs);
    }

    /** A copy of all numbers, row-major. */
    public float[] toArray() {
      return values.clone();
    }

    @Override
    public Values subset(int[] chosen) {
      float[] some = new float[chosen.length * outputs];
      for (int i = 0; i < chosen.length; i++) {
        System.arraycopy(values, chosen[i] * outputs, some, i * outputs, outputs);
      }
      return new Values(some, outputs);
    }

    @Override
    public void digest(MessageDigest digest) {
      Storage.digest(values, digest);
    }
  }

  /**
   * The samples themselves, normalised: what an autoencoder is to give back.
   *
   * @param count the number of samples
   */
  record Inputs(int count) implements Targets {
    @Override
    public Inputs subset(int[] chosen) {
      return new Inputs(chosen.length);
    }

    @Override
    public void digest(MessageDigest digest) {
      // The samples are in the digest already.
    }
  }
}

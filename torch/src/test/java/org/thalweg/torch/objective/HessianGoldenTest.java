// SPDX-License-Identifier: Apache-2.0
package org.thalweg.torch.objective;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.factory.DecompositionFactory_DDRM;
import org.ejml.interfaces.decomposition.EigenDecomposition_F64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.thalweg.landscape.analysis.curvature.Hessian;
import org.thalweg.landscape.analysis.curvature.ParameterSelection;
import org.thalweg.landscape.parameters.ParameterVector;
import org.thalweg.torch.model.Architecture;
import org.thalweg.torch.model.Architectures;
import org.thalweg.torch.script.ScriptFixtures;
import org.thalweg.torch.script.ScriptedModule;

/** Hessians against PyTorch itself, by {@code hessian_golden.py}. */
class HessianGoldenTest {
  /** Two builds of libtorch in double precision, relative; 10⁻¹³ is seen. */
  private static final double DOUBLE = 1e-10;

  private static final TorchObjective.Options OPTIONS =
      new TorchObjective.Options(25, Precision.FP64);

  @Test
  void denseHessian_isThatOfPyTorch() {
    Architecture perceptron = Architectures.named("mlp:12x8");
    float[] values = new float[perceptron.layout().size()];
    for (int i = 0; i < values.length; i++) {
      values[i] = (float) (0.3 * Math.sin(i));
    }
    ParameterVector centre = ParameterVector.of(perceptron.layout(), values);
    try (TorchObjective objective =
            new TorchObjective(perceptron, centre, ScriptFixtures.images(), OPTIONS);
        Hessian hessian = objective.hessian(centre, ParameterSelection.all(perceptron.layout()))) {
      double[] found = eigenvalues(hessian);
      int last = found.length - 1;
      double scale = DOUBLE * found[last];
      assertThat(found[last]).isCloseTo(0.463877560484933, within(scale));
      assertThat(found[last - 1]).isCloseTo(0.313672053517566, within(scale));
      assertThat(found[0]).isCloseTo(-0.323733682557236, within(scale));
      assertThat(found[1]).isCloseTo(-0.273424066758188, within(scale));
      assertThat(Arrays.stream(found).sum()).isCloseTo(2.36889328056725, within(scale));
      assertThat(Math.sqrt(Arrays.stream(found).map(x -> x * x).sum()))
          .isCloseTo(1.53799457867585, within(scale));
    }
  }

  private static double[] eigenvalues(Hessian hessian) {
    int size = hessian.size();
    DMatrixRMaj matrix = new DMatrixRMaj(size, size);
    for (int j = 0; j < size; j++) {
      double[] unit = new double[size];
      unit[j] = 1;
      double[] column = hessian.times(unit);
      for (int i = 0; i < size; i++) {
        // The mean of two entries that differ by rounding.
        matrix.add(i, j, column[i] / 2);
        matrix.add(j, i, column[i] / 2);
      }
    }
    EigenDecomposition_F64<DMatrixRMaj> decomposition =
        DecompositionFactory_DDRM.eig(size, false, true);
    assertThat(decomposition.decompose(matrix)).isTrue();
    double[] values = new double[size];
    Arrays.setAll(values, i -> decomposition.getEigenvalue(i).getReal());
    Arrays.sort(values);
    return values;
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource({
    "convolutional, 8.36852840737183, 8.65909020888262",
    "recurrent, 0.527231322866728, 0.351858692148153",
    "transformer, 7.97652320281881, 4.11401631270793",
    "transposed, 0.483026431815939, 0.226701406570548",
    "flat, 8.17129899612759, 2.18370675427612"
  })
  void scriptsProducts_areThoseOfPyTorch(String name, double quadratic, double norm) {
    ScriptedModule module = ScriptFixtures.module(name);
    try (ScriptedObjective objective =
            new ScriptedObjective(module, module.parameters(), ScriptFixtures.images(), OPTIONS);
        Hessian hessian =
            objective.hessian(
                module.parameters(), ParameterSelection.all(module.parameters().layout()))) {
      double[] vector = new double[hessian.size()];
      Arrays.setAll(vector, i -> Math.sin(0.7 * i));
      double[] product = hessian.times(vector);
      double dot = 0;
      double squares = 0;
      for (int i = 0; i < product.length; i++) {
        dot += vector[i] * product[i];
        squares += product[i] * product[i];
      }
      assertThat(dot).isCloseTo(quadratic, within(DOUBLE * quadratic));
      assertThat(Math.sqrt(squares)).isCloseTo(norm, within(DOUBLE * norm));
    }
  }
}

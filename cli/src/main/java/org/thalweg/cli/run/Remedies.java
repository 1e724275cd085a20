// SPDX-License-Identifier: Apache-2.0
package org.thalweg.cli.run;

import java.util.function.Predicate;
import org.thalweg.landscape.evaluation.DamagedRunException;
import org.thalweg.landscape.evaluation.OtherQuestionException;
import org.thalweg.render.plot.NoQuadraticModelException;
import org.thalweg.study.opening.OutputTakenException;
import org.thalweg.study.opening.ProgramAsWeightsException;
import org.thalweg.study.opening.UntrustedProgramException;

/** Names the option that helps: the library speaks of what must hold, not of options. */
public final class Remedies {
  private static final String FRESH = "--fresh";
  private static final String TRUST = "--trust";

  private Remedies() {}

  /**
   * What to add to the message of {@code e}; empty where no option helps.
   *
   * @param isOption whether the command that was typed has an option of that name
   */
  public static String of(Throwable e, Predicate<String> isOption) {
    if (e instanceof UntrustedProgramException && isOption.test(TRUST)) {
      return ": add " + TRUST;
    }
    if (e instanceof ProgramAsWeightsException && isOption.test("--model")) {
      return " (--model FILE --trust)";
    }
    if (e instanceof NoQuadraticModelException) {
      return " ('thalweg surface' with --quadratic)";
    }
    boolean leftovers =
        e instanceof OtherQuestionException
            || e instanceof DamagedRunException
            || e instanceof OutputTakenException;
    return leftovers && isOption.test(FRESH) ? " (%s)".formatted(FRESH) : "";
  }
}

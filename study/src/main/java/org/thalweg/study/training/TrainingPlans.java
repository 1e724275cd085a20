// SPDX-License-Identifier: Apache-2.0
package org.thalweg.study.training;

import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import org.thalweg.landscape.parameters.ParameterVector;
import org.thalweg.study.measure.Questions;
import org.thalweg.study.opening.Samples;
import org.thalweg.study.spec.TrainingSpec;
import org.thalweg.torch.data.Dataset;
import org.thalweg.torch.engine.TorchEngine;
import org.thalweg.torch.model.Architecture;
import org.thalweg.torch.model.OutputKind;
import org.thalweg.torch.objective.LossFunction;
import org.thalweg.torch.objective.Precision;
import org.thalweg.torch.training.Augmentation;
import org.thalweg.torch.training.InitialWeights;
import org.thalweg.torch.training.Landmarks;
import org.thalweg.torch.training.TrainingLoss;
import org.thalweg.torch.training.TrainingPlan;
import org.thalweg.torch.training.optimizer.Optimizer;

/** What the engine is asked to train, of a spec. */
final class TrainingPlans {
  private TrainingPlans() {}

  static TrainingJob job(TrainingSpec spec, TrainingData data) {
    Architecture architecture = data.architecture();
    Dataset train = data.train().dataset();
    ParameterVector start =
        new InitialWeights(spec.start().init())
            .of(architecture, train, landmarks(spec.start(), architecture), spec.engine().seed());
    return new TrainingJob(
        architecture,
        train,
        data.test().map(Samples.Chosen::dataset),
        plan(spec, architecture.answers(), train),
        start,
        spec.recording());
  }

  /** What a kernel machine keeps; for other architectures nothing may be asked for. */
  private static Landmarks landmarks(TrainingSpec.Start start, Architecture architecture) {
    boolean asked = start.kernelGamma().isPresent() || start.kernelRidge().isPresent();
    if (asked && !Landmarks.areIn(architecture)) {
      throw new IllegalArgumentException(
          "a kernel's gamma and ridge are for rbf-logistic and rbf-svm, got "
              + architecture.name());
    }
    return new Landmarks(
        optional(start.kernelGamma()), start.kernelRidge().orElse(Landmarks.USUAL.ridge()));
  }

  private static TrainingPlan plan(TrainingSpec spec, OutputKind answers, Dataset samples) {
    Precision precision = Precision.named(spec.engine().precision());
    if (precision == Precision.BF16) {
      throw new IllegalArgumentException("a training computes in fp32 or fp64, got bf16");
    }
    Optimizer rule = Optimizers.of(spec.update());
    TrainingSpec.Loss loss = spec.loss();
    LossFunction function =
        loss.function()
            .map(word -> LossFunction.named(word, samples))
            .orElseGet(() -> LossFunction.usual(answers, samples));
    Schedules schedule = schedule(spec, rule, samples.count());
    return new TrainingPlan(
        spec.schedule().epochs(),
        spec.schedule().batchSize(),
        new TrainingPlan.Update(
            rule, optional(spec.update().clipNorm()), spec.update().decaysAll()),
        schedule.learningRate(),
        spec.engine().seed(),
        new TrainingLoss(function, loss.smoothing()),
        spec.data().augment() ? Augmentation.CROP_AND_FLIP : Augmentation.NONE,
        precision);
  }

  private static Schedules schedule(TrainingSpec spec, Optimizer rule, int samples) {
    int batch = spec.schedule().batchSize();
    return new Schedules(spec.schedule(), rule.usualRate(), (samples + batch - 1) / batch);
  }

  private static OptionalDouble optional(Optional<Double> value) {
    return value.map(OptionalDouble::of).orElse(OptionalDouble.empty());
  }

  static TrainingQuestion question(
      TrainingSpec spec, TrainingJob job, TrainingData data, int wrongLabels) {
    TrainingPlan plan = job.plan();
    TrainingSpec.Recording recording = spec.recording();
    return new TrainingQuestion(
        new TrainingQuestion.Start(
            Questions.model(job.architecture(), job.start()), spec.start().init()),
        new TrainingQuestion.Samples(
            data.train().question(),
            new TrainingQuestion.Noise(spec.data().labelNoise(), wrongLabels),
            plan.augmentation().word(),
            data.test().stream().map(Samples.Chosen::question).toList()),
        new TrainingQuestion.Loss(lossName(job), plan.loss().smoothing()),
        new TrainingQuestion.Update(
            Optimizers.described(plan.update().optimizer()),
            plan.update().clipNorm().orElse(0),
            plan.update().decaysAll() ? "all" : "weights"),
        new TrainingQuestion.Course(
            schedule(spec, plan.update().optimizer(), job.train().count()).described(),
            plan.epochs(),
            plan.batchSize()),
        plan.seed(),
        new TrainingQuestion.Recorded(
            recording.every().text(),
            recording.denseFirst(),
            recording.measured().name().toLowerCase(Locale.ROOT)),
        TorchEngine.load().question(plan.precision().toString(), plan.batchSize()));
  }

  private static String lossName(TrainingJob job) {
    String mean = job.plan().loss().function().describe(job.train());
    return job.architecture().network().penaltyName().map(held -> mean + " + " + held).orElse(mean);
  }
}

// SPDX-License-Identifier: Apache-2.0
package org.thalweg.render.figure;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.thalweg.landscape.surface.NodeStatus;
import org.thalweg.landscape.surface.Provenance;
import org.thalweg.landscape.surface.Question;
import org.thalweg.landscape.surface.Surface;
import org.thalweg.landscape.trajectory.ProjectedPath;

/** The words under a picture: every picture says what it hides. */
public final class Caption {
  private static final String BETWEEN = "\u00a0· ";

  private final Surface surface;
  private final int channel;

  private Caption(Surface surface, int channel) {
    this.surface = surface;
    this.channel = channel;
  }

  public static Caption of(Surface surface, int channel) {
    return new Caption(surface, channel);
  }

  /** Such as "resnet56 on cifar10: training loss", the latter being {@code what}. */
  public String title(String what) {
    return surface
        .provenance()
        .map(Provenance::question)
        .map(q -> "%s on %s: %s".formatted(q.model().architecture(), q.data().dataset(), what))
        .orElse(what);
  }

  /** Everything known of the surface, then {@code remarks} on this picture. */
  public String text(List<String> remarks) {
    List<String> parts = new ArrayList<>();
    surface
        .provenance()
        .ifPresentOrElse(
            p -> told(p, parts),
            () -> parts.add("The file tells nothing about model, data or directions"));
    standardError().ifPresent(parts::add);
    paths(parts);
    parts.addAll(remarks);
    blanks().ifPresent(parts::add);
    return String.join(BETWEEN, parts);
  }

  private void told(Provenance provenance, List<String> parts) {
    Question question = provenance.question();
    Question.Data data = question.data();
    parts.add(
        "%s over n = %d images of %s, %s split (%s)"
            .formatted(
                question.loss(), data.count(), data.dataset(), data.split(), data.samples()));
    parts.add(
        "centre: %s, %s".formatted(question.model().architecture(), shortHash(question.model())));
    directions(question.directions(), parts);
    if (surface.grid().dimension() > 1) {
      facts(provenance.facts(), parts);
    }
    parts.add(
        "%s points, %s, %s"
            .formatted(nodes(), question.engine().name(), question.engine().precision()));
  }

  private static String shortHash(Question.Model model) {
    String hash = model.sha256();
    return "sha256 " + hash.substring(0, Math.min(12, hash.length()));
  }

  private void directions(Question.Directions directions, List<String> parts) {
    String noun = surface.grid().dimension() == 1 ? "direction" : "directions";
    parts.add("%s %s, %s".formatted(directions.kind(), noun, norm(directions.norm())));
    parts.add("ignored: " + ignored(directions.ignore()));
    parts.add("batch norm " + directions.bn());
    parts.add("seed " + directions.seed());
  }

  private static String norm(String norm) {
    return switch (norm) {
      case "filter", "layer", "weight", "dfilter", "dlayer" -> norm + "-normalised";
      case "none" -> "not normalised";
      default -> norm;
    };
  }

  private static String ignored(String ignore) {
    return ignore.equals("biasbn")
        ? "biases and batch norm"
        : ignore.equals("none") ? "nothing" : ignore;
  }

  private static void facts(Map<String, Double> facts, List<String> parts) {
    Double cosine = facts.get("cosine");
    if (cosine != null) {
      parts.add("cosine of the directions " + Numbers.text(cosine, 2));
    }
    Double x = facts.get("explainedShare.x");
    Double y = facts.get("explainedShare.y");
    if (x != null && y != null) {
      parts.add("the plane holds %s of the path's variation".formatted(Numbers.percent(x + y)));
    }
  }

  private String nodes() {
    return surface.grid().dimension() == 1
        ? String.valueOf(surface.grid().columns())
        : surface.grid().columns() + " × " + surface.grid().rows();
  }

  private Optional<String> standardError() {
    String name = surface.channels().get(channel).name() + "_se";
    return surface
        .findChannel(name)
        .map(c -> Field.of(surface, c).sorted())
        .filter(sorted -> sorted.length > 0)
        .map(
            sorted ->
                "standard error of the mean: median %s, at most %s"
                    .formatted(
                        Numbers.text(sorted[sorted.length / 2], 2),
                        Numbers.text(sorted[sorted.length - 1], 2)));
  }

  private void paths(List<String> parts) {
    for (ProjectedPath path : surface.paths()) {
      double[] distances =
          path.points().stream().mapToDouble(ProjectedPath.Point::offPlane).toArray();
      Arrays.stream(distances)
          .max()
          .ifPresent(
              most ->
                  parts.add(
                      "path “%s” (ring: start, disc: end): %d checkpoints, up to %s off the plane"
                          .formatted(path.name(), distances.length, Numbers.text(most, 3))));
    }
  }

  private Optional<String> blanks() {
    long failed = surface.status().stream().filter(s -> s == NodeStatus.FAILED).count();
    long blank = Field.of(surface, channel).nonFinite();
    if (blank == 0) {
      return Optional.empty();
    }
    String text = "hatched: %d of %d points not finite".formatted(blank, surface.grid().size());
    return Optional.of(failed == 0 ? text : text + " (%d failed)".formatted(failed));
  }
}

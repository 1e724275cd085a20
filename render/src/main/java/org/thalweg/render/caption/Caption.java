// SPDX-License-Identifier: Apache-2.0
package org.thalweg.render.caption;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import org.thalweg.landscape.analysis.trajectory.ProjectedPath;
import org.thalweg.landscape.finding.Finding;
import org.thalweg.landscape.subspace.Axis;
import org.thalweg.landscape.surface.Grid;
import org.thalweg.landscape.surface.NodeStatus;
import org.thalweg.landscape.surface.Provenance;
import org.thalweg.landscape.surface.Surface;
import org.thalweg.render.caption.CaptionWords.Weight;

/** The words under a picture: every picture says what it hides. */
public final class Caption {
  private static final double ON_PLANE = 1e-4;

  private final Surface surface;
  private final int channel;
  private final Medium medium;

  private Caption(Surface surface, int channel, Medium medium) {
    this.surface = surface;
    this.channel = channel;
    this.medium = medium;
  }

  /** Where the words stand. */
  private enum Medium {
    STILL,
    /** A still that does not show the points themselves. */
    WITHOUT_POINTS,
    PAGE
  }

  public static Caption of(Surface surface, int channel) {
    return new Caption(surface, channel, Medium.STILL);
  }

  /** The same for a picture that does not show the points themselves. */
  public Caption withoutPoints() {
    return new Caption(surface, channel, Medium.WITHOUT_POINTS);
  }

  /** The words of the page about a surface's loss. */
  public static PageWords page(Surface surface) {
    int channel = surface.lossChannel();
    List<String> parts = new ArrayList<>();
    surface
        .provenance()
        .map(p -> p.question().model())
        .ifPresent(
            model ->
                parts.add(
                    "%s (%,d parameters)".formatted(model.architecture(), model.parameters())));
    List<String> cautions = new ArrayList<>();
    new Caption(surface, channel, Medium.PAGE)
        .weighed()
        .forEach(part -> (part.weight() == Weight.CAUTION ? cautions : parts).add(part.text()));
    surface
        .find(Finding.QuadraticRegion.class)
        .ifPresent(region -> parts.add(FindingWords.of(region)));
    Cautions.ofMean(surface, channel).ifPresent(cautions::add);
    return new PageWords(parts, cautions);
  }

  /**
   * Words of the page.
   *
   * @param parts of the caption
   * @param cautions why not to read too much into the picture, a sentence each
   */
  public record PageWords(List<String> parts, List<String> cautions) {}

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
    return words(remarks).full();
  }

  /** The same, each part with how much it matters. */
  public CaptionWords words(List<String> remarks) {
    List<CaptionWords.Part> parts = new ArrayList<>(weighed());
    remarks.forEach(remark -> parts.add(new CaptionWords.Part(remark, Weight.DETAIL)));
    return new CaptionWords(parts);
  }

  /** What several curves share, then what each has of its own, then {@code remarks}. */
  public static CaptionWords ofSeveral(
      List<Caption> captions, List<String> names, List<String> remarks) {
    List<List<String>> each = captions.stream().map(Caption::parts).toList();
    Set<String> shared = new LinkedHashSet<>(each.get(0));
    each.forEach(shared::retainAll);
    List<String> parts = new ArrayList<>(shared);
    for (int i = 0; i < each.size(); i++) {
      List<String> own = each.get(i).stream().filter(p -> !shared.contains(p)).toList();
      if (!own.isEmpty()) {
        parts.add(names.get(i) + ": " + String.join(", ", own));
      }
    }
    parts.addAll(remarks);
    return CaptionWords.alike(parts);
  }

  /** What several planes share, and {@code remarks}; what differs stays in their files. */
  public static CaptionWords shared(List<Caption> captions, List<String> remarks) {
    Set<String> shared = new LinkedHashSet<>(captions.get(0).partsOfAnyModel());
    captions.forEach(caption -> shared.retainAll(caption.partsOfAnyModel()));
    List<String> parts = new ArrayList<>(shared);
    parts.addAll(remarks);
    parts.add("what differs between them is in their files");
    return CaptionWords.alike(parts);
  }

  /** What planes of different models may share: without the hash of the centre. */
  private List<String> partsOfAnyModel() {
    String centre = surface.provenance().map(p -> p.question().model().sha256()).orElse("");
    String from = " from " + centre.substring(0, Math.min(8, centre.length()));
    return parts().stream().map(part -> part.replace(from + ",", ",")).toList();
  }

  /** What tells one plane from others in few words: test error and convexity, where known. */
  public Optional<String> brief() {
    List<String> told = new ArrayList<>();
    LossWords.testError(surface)
        .ifPresent(e -> told.add("test error " + Numbers.text(e, 3) + " %"));
    surface
        .find(Finding.Indefiniteness.class)
        .map(Finding.Indefiniteness::share)
        .filter(OptionalDouble::isPresent)
        .ifPresent(share -> told.add("indefinite " + Numbers.percent(share.getAsDouble())));
    return told.isEmpty() ? Optional.empty() : Optional.of(String.join(", ", told));
  }

  private List<String> parts() {
    return weighed().stream().map(CaptionWords.Part::text).toList();
  }

  private List<CaptionWords.Part> weighed() {
    List<CaptionWords.Part> parts = new ArrayList<>();
    LossWords.of(surface).forEach(text -> parts.add(new CaptionWords.Part(text, Weight.DETAIL)));
    surface
        .provenance()
        .ifPresentOrElse(
            p -> parts.addAll(QuestionWords.of(surface, p)),
            () ->
                parts.add(
                    new CaptionWords.Part(
                        "The file tells nothing about model, data or directions", Weight.WARNING)));
    standardError().ifPresent(text -> parts.add(new CaptionWords.Part(text, Weight.DETAIL)));
    if (medium != Medium.WITHOUT_POINTS) {
      surface.paths().stream()
          .filter(p -> !p.points().isEmpty())
          .map(this::described)
          .forEach(text -> parts.add(new CaptionWords.Part(text, Weight.DETAIL)));
    }
    offPlane().ifPresent(text -> parts.add(new CaptionWords.Part(text, Weight.HIDDEN)));
    clamped().ifPresent(text -> parts.add(new CaptionWords.Part(text, Weight.WARNING)));
    blanks().ifPresent(text -> parts.add(new CaptionWords.Part(text, Weight.WARNING)));
    interpolated().ifPresent(text -> parts.add(new CaptionWords.Part(text, Weight.WARNING)));
    Cautions.of(surface, channel)
        .forEach(text -> parts.add(new CaptionWords.Part(text, Weight.CAUTION)));
    return parts;
  }

  private Optional<String> standardError() {
    String name = surface.channels().get(channel).name() + "_se";
    return surface
        .findChannel(name)
        .map(c -> Field.of(surface, c).sorted())
        .filter(sorted -> sorted.length > 0)
        .map(
            sorted ->
                "standard error: median %s, at most %s"
                    .formatted(
                        Numbers.text(sorted[sorted.length / 2], 2),
                        Numbers.text(sorted[sorted.length - 1], 2)));
  }

  /** One path in words: its length and how far it is off the plane. */
  public static String told(ProjectedPath path) {
    return described(path, " (ring to disc)");
  }

  private String described(ProjectedPath path) {
    String told = described(path, mark(" (ring to disc)"));
    long outside = path.points().stream().filter(point -> !isInside(point)).count();
    return outside == 0 ? told : "%s, %d outside the window".formatted(told, outside);
  }

  private boolean isInside(ProjectedPath.Point point) {
    Grid grid = surface.grid();
    return isOn(grid.x(), point.x()) && (grid.dimension() == 1 || isOn(grid.y(), point.y()));
  }

  private static boolean isOn(Axis axis, double coordinate) {
    return coordinate >= axis.min() && coordinate <= axis.max();
  }

  /** What explains a mark of stills; other media have marks of their own. */
  private String mark(String text) {
    return medium == Medium.PAGE ? "" : text;
  }

  private static String described(ProjectedPath path, String marks) {
    double most = path.points().stream().mapToDouble(ProjectedPath.Point::offPlane).max().orElse(0);
    int last = path.points().size() - 1;
    String told =
        "path “%s”%s: %d checkpoints, loss %s to %s"
            .formatted(
                path.name(),
                marks,
                last + 1,
                Numbers.text(path.points().get(0).loss(), 3),
                Numbers.text(path.points().get(last).loss(), 3));
    // Unknown in other tools' files; 0 where every point lies on its own line.
    return most > 0 ? told + ", up to %s off the plane".formatted(Numbers.text(most, 3)) : told;
  }

  private Optional<String> offPlane() {
    String off =
        String.join(
            ", ",
            surface.markers().stream()
                .filter(m -> m.offPlane() > ON_PLANE)
                .map(m -> m.label() + " by " + Numbers.text(m.offPlane(), 3))
                .toList());
    String where = surface.grid().dimension() == 1 ? "line" : "plane";
    return off.isEmpty()
        ? Optional.empty()
        : Optional.of("off the %s%s: %s".formatted(where, mark(" (open diamond)"), off));
  }

  private Optional<String> clamped() {
    return surface
        .findChannel("bn_clamped")
        .map(c -> Arrays.stream(surface.values(c)).filter(v -> v > 0).count())
        .filter(count -> count > 0)
        .map("negative running variances set to 10⁻¹² at %d points"::formatted);
  }

  private Optional<String> blanks() {
    long failed = surface.status().stream().filter(s -> s == NodeStatus.FAILED).count();
    long blank = Field.of(surface, channel).nonFinite();
    if (blank == 0) {
      return Optional.empty();
    }
    String text = "%d of %d points not finite".formatted(blank, surface.grid().size());
    text = medium == Medium.STILL ? "hatched: " + text : text;
    return Optional.of(failed == 0 ? text : text + " (%d failed)".formatted(failed));
  }

  private Optional<String> interpolated() {
    long between = surface.status().stream().filter(s -> s == NodeStatus.INTERPOLATED).count();
    return between == 0
        ? Optional.empty()
        : Optional.of(
            "%d of %d points measured, those between interpolated"
                .formatted(surface.grid().size() - between, surface.grid().size()));
  }
}

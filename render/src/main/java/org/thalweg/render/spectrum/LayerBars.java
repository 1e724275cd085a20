// SPDX-License-Identifier: Apache-2.0
package org.thalweg.render.spectrum;

import java.util.List;
import java.util.Optional;

/**
 * Figures of every layer to draw as bars, side by side.
 *
 * @param quantities what each column shows, such as "largest eigenvalue"
 * @param rows in the order of the network
 */
public record LayerBars(
    String title, List<String> quantities, List<Row> rows, List<String> caption) {

  /** One figure; {@code error} is its standard error or bound, where known. */
  public record Figure(double value, Optional<Double> error) {}

  /**
   * One layer.
   *
   * @param figures one a quantity
   */
  public record Row(String name, List<Figure> figures) {
    public Row {
      figures = List.copyOf(figures);
    }
  }

  public LayerBars {
    quantities = List.copyOf(quantities);
    rows = List.copyOf(rows);
    caption = List.copyOf(caption);
    int columns = quantities.size();
    if (rows.isEmpty()
        || columns == 0
        || rows.stream().anyMatch(r -> r.figures().size() != columns)) {
      throw new IllegalArgumentException(
          "bars show at least one layer and one figure, as many a layer, got %d layers and %d figures"
              .formatted(rows.size(), columns));
    }
  }
}

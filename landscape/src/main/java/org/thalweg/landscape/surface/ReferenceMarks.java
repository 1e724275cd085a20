// SPDX-License-Identifier: Apache-2.0
package org.thalweg.landscape.surface;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.thalweg.landscape.objective.Channel;

/**
 * The numbers by which the reference implementation's files say "not computed".
 *
 * <p>−1 in both loss and accuracy of a split; 1 and −1 in the smallest and largest eigenvalue. Only
 * the pair is a mark: −1 alone is a legal value. Our files never hold marks.
 */
final class ReferenceMarks {
  private ReferenceMarks() {}

  /** Replaces the marks in {@code values} (modified) by NaN; a node without values has failed. */
  static List<NodeStatus> remove(List<Channel> channels, double[][] values) {
    int nodes = values[0].length;
    boolean[][] missing = new boolean[values.length][nodes];
    List<String> names = channels.stream().map(Channel::name).toList();
    for (String name : names) {
      if (name.endsWith("_loss")) {
        String accuracy = name.replaceAll("_loss$", "_acc");
        mark(missing, values, names.indexOf(name), -1, names.indexOf(accuracy), -1);
      }
    }
    mark(missing, values, names.indexOf("min_eig"), 1, names.indexOf("max_eig"), -1);
    return statusOf(missing, nodes);
  }

  private static void mark(
      boolean[][] missing, double[][] values, int a, double markA, int b, double markB) {
    if (a < 0 || b < 0) {
      return;
    }
    for (int node = 0; node < values[a].length; node++) {
      if (values[a][node] == markA && values[b][node] == markB) {
        missing[a][node] = true;
        missing[b][node] = true;
        values[a][node] = Double.NaN;
        values[b][node] = Double.NaN;
      }
    }
  }

  private static List<NodeStatus> statusOf(boolean[][] missing, int nodes) {
    List<NodeStatus> status = new ArrayList<>(Collections.nCopies(nodes, NodeStatus.MEASURED));
    for (int node = 0; node < nodes; node++) {
      int at = node;
      if (Arrays.stream(missing).allMatch(channel -> channel[at])) {
        status.set(node, NodeStatus.FAILED);
      }
    }
    return status;
  }
}

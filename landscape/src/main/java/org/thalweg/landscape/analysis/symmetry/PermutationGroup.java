// SPDX-License-Identifier: Apache-2.0
package org.thalweg.landscape.analysis.symmetry;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.thalweg.landscape.parameters.ParameterBlock;
import org.thalweg.landscape.parameters.ParameterLayout;

/**
 * Hidden units that may change places, and where their parameters lie.
 *
 * <p>Units that are added to each other, as along a residual stream, share one group. Permuting all
 * members of a group alike leaves the function of the network unchanged.
 *
 * @param name unique in its network
 * @param homogeneous whether a unit scaled by s &gt; 0 scales all that its outgoing members read,
 *     and nothing else: true through ReLU, leaky ReLU and pooling by maximum or mean
 * @param members one a block: what makes the units and what reads them
 */
public record PermutationGroup(String name, int units, boolean homogeneous, List<Member> members) {

  /** On which side of the units a block stands. */
  public enum Role {
    /** It makes the units: rows of a matrix, a bias, batch norm and its running statistics. */
    INCOMING,
    /** It reads the units: columns of the next matrix. */
    OUTGOING
  }

  /**
   * One axis of one block that counts the units.
   *
   * @param block the block's name
   * @param repeat consecutive entries a unit along the axis: the pixels of a channel where a dense
   *     layer reads a flattened image, otherwise 1
   */
  public record Member(String block, int axis, Role role, int repeat) {

    public Member {
      if (axis < 0 || repeat < 1) {
        throw new IllegalArgumentException(
            "a member has an axis from 0 and repeats from 1, got axis %d and %d repeats for block \"%s\""
                .formatted(axis, repeat, block));
      }
    }

    /** The outermost axis of a block that makes the units. */
    public static Member incoming(String block) {
      return new Member(block, 0, Role.INCOMING, 1);
    }

    /** The input axis of a convolution or dense weight that reads the units. */
    public static Member outgoing(String block) {
      return new Member(block, 1, Role.OUTGOING, 1);
    }
  }

  public PermutationGroup {
    members = List.copyOf(members);
    if (name.isBlank()) {
      throw new IllegalArgumentException("a unit group needs a name, got a blank one");
    }
    if (units < 1) {
      throw new IllegalArgumentException(
          "a unit group has at least 1 unit, got %d for \"%s\"".formatted(units, name));
    }
    Set<String> blocks = new HashSet<>();
    for (Member member : members) {
      // One axis a block: only then is the similarity of two networks linear in the permutation.
      if (!blocks.add(member.block())) {
        throw new IllegalArgumentException(
            "unit group \"%s\" must name a block once, got \"%s\" twice"
                .formatted(name, member.block()));
      }
    }
  }

  /**
   * Checks that every member is in {@code layout} and counts the units.
   *
   * @throws IllegalArgumentException if not; the message names group, block and extents
   */
  public void check(ParameterLayout layout) {
    for (Member member : members) {
      ParameterBlock block = blockOf(member, layout);
      int expected = Math.multiplyExact(units, member.repeat());
      if (member.axis() >= block.rank() || block.shape().get(member.axis()) != expected) {
        throw new IllegalArgumentException(
            "unit group \"%s\": block \"%s\" must have %d × %d entries along axis %d, got %s"
                .formatted(
                    name, block.name(), units, member.repeat(), member.axis(), block.shape()));
      }
    }
  }

  /**
   * Checks every group, and that no two share a name or an axis of a block.
   *
   * @throws IllegalArgumentException if they do, or a group does not fit
   */
  public static void check(List<PermutationGroup> groups, ParameterLayout layout) {
    Set<String> taken = new HashSet<>();
    for (PermutationGroup group : groups) {
      group.check(layout);
      if (!taken.add(group.name())) {
        throw new IllegalArgumentException(
            "unit groups must differ in name, got \"%s\" twice".formatted(group.name()));
      }
      for (Member member : group.members()) {
        String axis = "axis %d of block \"%s\"".formatted(member.axis(), member.block());
        if (!taken.add(axis)) {
          throw new IllegalArgumentException(
              "an axis counts the units of one group, got %s again in \"%s\""
                  .formatted(axis, group.name()));
        }
      }
    }
  }

  private ParameterBlock blockOf(Member member, ParameterLayout layout) {
    return layout.block(
        layout
            .find(member.block())
            .orElseThrow(
                () ->
                    new IllegalArgumentException(
                        "unit group \"%s\": the layout must hold block \"%s\", got %s"
                            .formatted(name, member.block(), layout))));
  }
}

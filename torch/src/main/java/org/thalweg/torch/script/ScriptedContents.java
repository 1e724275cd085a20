// SPDX-License-Identifier: Apache-2.0
package org.thalweg.torch.script;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.bytedeco.pytorch.JitModule;
import org.bytedeco.pytorch.Tensor;
import org.thalweg.landscape.parameters.ParameterBlock;
import org.thalweg.landscape.parameters.ParameterLayout;
import org.thalweg.landscape.parameters.ParameterVector;
import org.thalweg.torch.checkpoint.CheckpointFormatException;
import org.thalweg.torch.engine.HostArrays;

/**
 * What a TorchScript module holds, as plain values.
 *
 * @param type of the whole, such as {@code ResNet}
 * @param places the block of every tensor's name; shared memory has several
 * @param constants names of the buffers that are no blocks
 */
record ScriptedContents(
    String type,
    List<ScriptedBlock> blocks,
    Map<String, Integer> places,
    List<String> constants,
    ParameterVector parameters) {

  /** Reads a loaded module. */
  static ScriptedContents of(Path file, JitModule module) {
    Collector collector = new Collector();
    ModuleTree tree = ModuleTree.of(module);
    tree.nodes().forEach(collector::add);
    tree.nodes().forEach(collector::addOthers);
    if (collector.blocks.stream().noneMatch(b -> b.block().role().trainable())) {
      throw new CheckpointFormatException(
          file,
          "has no parameters to move: it was frozen, optimised for inference or quantised; save"
              + " torch.jit.script(model) as it is");
    }
    ParameterVector parameters = collector.parameters();
    parameters
        .firstNonFiniteBlock()
        .ifPresent(
            block -> {
              throw new CheckpointFormatException(
                  file,
                  "holds NaN or infinite values in \"%s\"; weights must be finite"
                      .formatted(block.name()));
            });
    return new ScriptedContents(
        tree.nodes().get(0).type(),
        List.copyOf(collector.blocks),
        collector.places,
        List.copyOf(collector.constants),
        parameters);
  }

  /** Gathers blocks in the order of {@code state_dict}. */
  private static final class Collector {
    private final List<ScriptedBlock> blocks = new ArrayList<>();
    private final List<float[]> values = new ArrayList<>();
    private final Map<String, Integer> places = new HashMap<>();
    private final Map<Memory, Integer> seen = new HashMap<>();
    private final List<String> constants = new ArrayList<>();

    /** Where a tensor lies: shared weights are several tensors of one memory. */
    private record Memory(long address, List<Integer> shape, List<Long> strides) {
      static Memory of(Tensor tensor) {
        List<Long> strides = new ArrayList<>();
        for (long axis = 0; axis < tensor.dim(); axis++) {
          strides.add(tensor.stride(axis));
        }
        return new Memory(tensor.data_ptr().address(), Collector.shape(tensor), strides);
      }
    }

    void add(ModuleTree.Node node) {
      OptionalInt bias =
          node.parameters().stream()
              .filter(own -> own.name().equals("bias"))
              .mapToInt(own -> (int) own.tensor().numel())
              .findFirst();
      BlockRules.Owner owner =
          new BlockRules.Owner(node.type(), node.groups(), node.normalizes(), bias);
      for (ModuleTree.Own own : node.parameters()) {
        String name = node.nameOf(own.name());
        add(
            node,
            own,
            isMovable(own.tensor())
                ? Optional.of(BlockRules.parameter(owner, own.name(), name, shape(own.tensor())))
                : Optional.empty());
      }
      for (ModuleTree.Own own : node.buffers()) {
        String name = node.nameOf(own.name());
        add(
            node,
            own,
            isMovable(own.tensor())
                ? BlockRules.buffer(own.name(), name, shape(own.tensor()))
                : Optional.empty());
      }
    }

    /** Other handles of tensors that are known by now, to be moved with them. */
    void addOthers(ModuleTree.Node node) {
      for (ModuleTree.Own own : node.others()) {
        if (own.tensor().defined() && own.tensor().has_storage()) {
          Integer known = seen.get(Memory.of(own.tensor()));
          if (known != null) {
            places.put(node.nameOf(own.name()), known);
          }
        }
      }
    }

    private void add(ModuleTree.Node node, ModuleTree.Own own, Optional<ParameterBlock> block) {
      if (block.isEmpty()) {
        constants.add(node.nameOf(own.name()));
        return;
      }
      Tensor tensor = own.tensor();
      Integer known = seen.putIfAbsent(Memory.of(tensor), blocks.size());
      places.put(node.nameOf(own.name()), known == null ? blocks.size() : known);
      if (known == null) {
        blocks.add(new ScriptedBlock(block.get(), node.type()));
        values.add(HostArrays.toFloats(tensor));
      }
    }

    private static boolean isMovable(Tensor tensor) {
      return tensor.is_floating_point() && tensor.numel() > 0;
    }

    private static List<Integer> shape(Tensor tensor) {
      List<Integer> shape = new ArrayList<>();
      for (long axis = 0; axis < tensor.dim(); axis++) {
        shape.add(Math.toIntExact(tensor.size(axis)));
      }
      return shape;
    }

    ParameterVector parameters() {
      ParameterLayout layout =
          new ParameterLayout(blocks.stream().map(ScriptedBlock::block).toList());
      float[] all = new float[layout.size()];
      for (int b = 0; b < values.size(); b++) {
        System.arraycopy(values.get(b), 0, all, layout.offset(b), values.get(b).length);
      }
      return ParameterVector.of(layout, all);
    }
  }
}

// SPDX-License-Identifier: Apache-2.0
package org.thalweg.torch.script;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.pytorch.ClassType;
import org.bytedeco.pytorch.IValue;
import org.bytedeco.pytorch.JitModule;
import org.bytedeco.pytorch.NamedJitModule;
import org.bytedeco.pytorch.NamedTensor;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorVector;
import org.bytedeco.pytorch.named_buffer_iterator;
import org.bytedeco.pytorch.named_buffer_list;
import org.bytedeco.pytorch.named_module_iterator;
import org.bytedeco.pytorch.named_module_list;
import org.bytedeco.pytorch.named_parameter_iterator;
import org.bytedeco.pytorch.named_parameter_list;
import org.jspecify.annotations.Nullable;

/**
 * The modules inside a module, itself first, in the order of {@code state_dict}.
 *
 * <p>Native; lives as long as the scope it was made in.
 */
record ModuleTree(List<Node> nodes) {

  /**
   * One module and the tensors that are its own.
   *
   * @param path such as {@code layer1.0.bn1}; empty for the whole
   * @param type such as {@code BatchNorm2d}
   * @param others tensors in its further attributes, such as the flat list that recurrent modules
   *     read their parameters from: other handles of the same memory
   */
  record Node(
      String path,
      String type,
      JitModule module,
      List<Own> parameters,
      List<Own> buffers,
      List<Own> others) {

    /** The name of its tensor {@code own} in the whole. */
    String nameOf(String own) {
      return path.isEmpty() ? own : path + "." + own;
    }

    /** Its buffer of that name. */
    Optional<Tensor> buffer(String own) {
      return buffers.stream().filter(b -> b.name().equals(own)).map(Own::tensor).findFirst();
    }

    /** Whether it keeps running statistics. */
    boolean normalizes() {
      return buffer("running_var").isPresent();
    }

    /** The groups of a convolution, where the script keeps them. */
    OptionalInt groups() {
      Optional<IValue> groups = constant("groups").filter(IValue::isInt);
      return groups.isEmpty()
          ? OptionalInt.empty()
          : OptionalInt.of((int) groups.orElseThrow().toInt());
    }

    /** The weight of a batch, its counter at 0, in running statistics, where the script says. */
    OptionalDouble momentum() {
      Optional<IValue> momentum = constant("momentum");
      if (momentum.filter(IValue::isDouble).isPresent()) {
        return OptionalDouble.of(momentum.orElseThrow().toDouble());
      }
      // None asks for plain averages: the first batch has all the weight.
      return momentum.filter(IValue::isNone).isPresent()
          ? OptionalDouble.of(1)
          : OptionalDouble.empty();
    }

    private Optional<IValue> constant(String name) {
      ClassType type = module.type();
      return type.hasConstant(name) ? Optional.of(type.getConstant(name)) : Optional.empty();
    }
  }

  /** A tensor under its name in its module. */
  record Own(String name, Tensor tensor) {}

  ModuleTree {
    nodes = List.copyOf(nodes);
  }

  static ModuleTree of(JitModule root) {
    List<Node> nodes = new ArrayList<>();
    named_module_list modules = root.named_modules();
    named_module_iterator at = modules.begin();
    for (long left = modules.size(); left > 0; left--) {
      NamedJitModule found = at.access();
      JitModule module = new JitModule(found.value());
      nodes.add(
          new Node(
              text(found.name()),
              typeOf(module),
              module,
              parameters(module),
              buffers(module),
              others(module)));
      at.increment();
    }
    return new ModuleTree(nodes);
  }

  private static List<Own> parameters(JitModule module) {
    List<Own> own = new ArrayList<>();
    named_parameter_list list = module.named_parameters(false);
    named_parameter_iterator at = list.begin();
    for (long left = list.size(); left > 0; left--) {
      own.add(own(at.access()));
      at.increment();
    }
    return own;
  }

  private static List<Own> buffers(JitModule module) {
    List<Own> own = new ArrayList<>();
    named_buffer_list list = module.named_buffers(false);
    named_buffer_iterator at = list.begin();
    for (long left = list.size(); left > 0; left--) {
      own.add(own(at.access()));
      at.increment();
    }
    return own;
  }

  private static List<Own> others(JitModule module) {
    List<Own> own = new ArrayList<>();
    ClassType type = module.type();
    for (long slot = 0; slot < type.numAttributes(); slot++) {
      String name = text(type.getAttributeName(slot));
      if (!type.is_parameter(slot) && !type.is_buffer(slot)) {
        IValue value = module.attr(name);
        if (value.isTensor()) {
          own.add(new Own(name, value.toTensor()));
        } else if (value.isTensorList()) {
          TensorVector list = value.toTensorVector();
          for (long i = 0; i < list.size(); i++) {
            own.add(new Own("%s[%d]".formatted(name, i), list.get(i)));
          }
        }
      }
    }
    return own;
  }

  /** A handle of its own: what an iterator shows is gone with its next step. */
  private static Own own(NamedTensor found) {
    return new Own(text(found.name()), new Tensor(found.value()));
  }

  /** The last word of a qualified name, such as {@code __torch__.torch.nn.modules.conv.Conv2d}. */
  private static String typeOf(JitModule module) {
    return text(module.type().name().get().name());
  }

  /** JavaCPP gives no pointer for an empty string. */
  private static String text(@Nullable BytePointer pointer) {
    return pointer == null ? "" : pointer.getString();
  }
}

// SPDX-License-Identifier: Apache-2.0
package org.thalweg.torch.script;

import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.bytedeco.pytorch.Device;
import org.bytedeco.pytorch.DeviceOptional;
import org.bytedeco.pytorch.JitModule;
import org.bytedeco.pytorch.global.torch;
import org.thalweg.landscape.objective.EngineException;
import org.thalweg.landscape.parameters.ParameterBlock;
import org.thalweg.landscape.parameters.ParameterLayout;
import org.thalweg.landscape.parameters.ParameterVector;
import org.thalweg.torch.checkpoint.CheckpointFormatException;
import org.thalweg.torch.engine.TorchEngine;

/**
 * A network saved with its program: what {@code torch.jit.script(model).save(file)} writes.
 *
 * <p>Its layout has the order of its {@code state_dict}, tensors that several modules share once,
 * under their first name. Buffers other than running statistics (batch counters, tables of
 * positions) belong to the program. Doubles are rounded to floats. Immutable, without native
 * memory: whatever evaluates it reads the file again.
 */
public final class ScriptedModule {
  private final Path file;
  private final String sha256;
  private final String type;
  private final List<ScriptedBlock> blocks;
  private final Map<String, Integer> places;
  private final List<String> constants;
  private final ParameterVector parameters;

  private ScriptedModule(Path file, String sha256, ScriptedContents contents) {
    this.file = file;
    this.sha256 = sha256;
    this.type = contents.type();
    this.blocks = contents.blocks();
    this.places = Map.copyOf(contents.places());
    this.constants = contents.constants();
    this.parameters = contents.parameters();
  }

  /** Whether the file is a TorchScript archive; nothing in it runs. */
  public static boolean isOne(Path file) {
    return ScriptArchive.isOne(file);
  }

  /**
   * Reads a module that the caller trusts: a TorchScript file is a program, and evaluating it runs
   * what its author wrote.
   *
   * @throws CheckpointFormatException if it is missing, truncated, damaged or something else, has
   *     no parameters (frozen, quantised), or holds NaN or infinite weights
   */
  public static ScriptedModule readTrusted(Path file) {
    String sha256 = ScriptArchive.sha256(file);
    try {
      return TorchEngine.load()
          .prepare(
              "reading a TorchScript module",
              () -> new ScriptedModule(file, sha256, ScriptedContents.of(file, load(file))));
    } catch (EngineException e) {
      throw new CheckpointFormatException(
          file, "is no TorchScript module that libtorch can read: " + e.getMessage(), e);
    }
  }

  private static JitModule load(Path file) {
    DeviceOptional cpu = new DeviceOptional(new Device(torch.DeviceType.CPU));
    JitModule module = torch.load(file.toString(), cpu, false);
    module.eval();
    return module;
  }

  /** A fresh native copy in evaluation mode, of the scope at hand. */
  JitModule load() {
    if (!ScriptArchive.sha256(file).equals(sha256)) {
      throw new CheckpointFormatException(file, "has changed since it was read; start again");
    }
    return load(file);
  }

  public Path file() {
    return file;
  }

  /** The type of the whole and what tells its program from others: {@code Sequential 1f2e3d4c}. */
  public String name() {
    return "%s %s".formatted(type, sha256.substring(0, 8));
  }

  /** SHA-256 of program and tensors, whatever the file is called. */
  public String sha256() {
    return sha256;
  }

  public ParameterLayout layout() {
    return parameters.layout();
  }

  /** The weights and running statistics it was saved with. */
  public ParameterVector parameters() {
    return parameters;
  }

  /** What directions may move, in layout order. */
  public List<ScriptedBlock> blocks() {
    return blocks;
  }

  /** Names of the buffers that belong to the program, such as {@code bn1.num_batches_tracked}. */
  public List<String> constants() {
    return constants;
  }

  /** Names in its {@code state_dict} that are no blocks: constants, and shared tensors again. */
  public Set<String> otherNames() {
    Set<String> names = new HashSet<>(places.keySet());
    names.addAll(constants);
    blocks.forEach(scripted -> names.remove(scripted.block().name()));
    return Set.copyOf(names);
  }

  /** Where in the layout a tensor of that name in the program has its block. */
  Map<String, Integer> places() {
    return places;
  }

  /** A table of its blocks, one a line: what each was taken for. */
  public String describe() {
    StringBuilder text = new StringBuilder();
    text.append("%s: %s, %d trainable%n".formatted(name(), layout(), layout().trainableSize()));
    int width = blocks.stream().mapToInt(b -> b.block().name().length()).max().orElse(0);
    for (ScriptedBlock scripted : blocks) {
      ParameterBlock block = scripted.block();
      text.append(
          "%%-%ds  %%-18s %%-18s %%-16s %%s%%n"
              .formatted(width)
              .formatted(
                  block.name(),
                  scripted.owner(),
                  block.shape(),
                  block.role().name().toLowerCase(Locale.ROOT).replace('_', ' '),
                  scripted.filters()));
    }
    if (!constants.isEmpty()) {
      text.append("constant: %s%n".formatted(String.join(", ", constants)));
    }
    return text.toString();
  }

  @Override
  public String toString() {
    return "%s of %s: %s".formatted(name(), file, layout());
  }
}

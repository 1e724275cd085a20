// SPDX-License-Identifier: Apache-2.0
package org.thalweg.torch.onednn;

import org.bytedeco.dnnl.dnnl_exec_arg_t;
import org.bytedeco.dnnl.dnnl_primitive;
import org.bytedeco.dnnl.global.dnnl;
import org.bytedeco.dnnl.memory;
import org.bytedeco.dnnl.primitive;
import org.bytedeco.javacpp.Pointer;
import org.bytedeco.pytorch.Context;
import org.bytedeco.pytorch.MemoryFormatOptional;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorOptions;
import org.bytedeco.pytorch.global.torch;
import org.bytedeco.pytorch.global.torch.ScalarType;
import org.thalweg.landscape.objective.EngineException;
import org.thalweg.torch.engine.NativeOwner;

/**
 * A compiled operation with its weights, ready for one batch after the other.
 *
 * <p>Belongs to one thread and to the owner it is made with. What is the same for every batch is
 * set up once: a call is then one step into native code, and four to say where the batch lies.
 */
public final class FusedCall {
  private static final int ARGUMENTS = 5;

  private final OneDnn library;
  private final dnnl_primitive operation;
  private final memory input;
  private final memory weight;
  private final memory output;
  private final memory scratch;
  private final dnnl_exec_arg_t arguments;
  private final long scratchBytes;

  FusedCall(
      OneDnn library,
      primitive operation,
      memory.desc input,
      memory.desc weight,
      memory.desc bias,
      memory.desc output,
      memory.desc scratch,
      Tensor added,
      NativeOwner owner) {
    this.library = library;
    this.operation = operation.get();
    this.input = owner.own(nowhere(input));
    Tensor packed = owner.own(bytes(weight.get_size()));
    this.weight = owner.own(new memory(weight, library.cpu(), packed.data_ptr()));
    this.output = owner.own(nowhere(output));
    this.scratch = owner.own(nowhere(scratch));
    this.scratchBytes = scratch.get_size();
    memory biases = owner.own(new memory(bias, library.cpu(), added.data_ptr()));
    this.arguments = owner.own(new dnnl_exec_arg_t(ARGUMENTS));
    memory[] all = {this.input, this.weight, biases, this.output, this.scratch};
    int[] roles = {
      dnnl.DNNL_ARG_SRC,
      dnnl.DNNL_ARG_WEIGHTS,
      dnnl.DNNL_ARG_BIAS,
      dnnl.DNNL_ARG_DST,
      dnnl.DNNL_ARG_SCRATCHPAD
    };
    for (int i = 0; i < ARGUMENTS; i++) {
      arguments.getPointer(i).arg(roles[i]).memory(all[i].get());
    }
  }

  /** Memory that lies nowhere yet. */
  private memory nowhere(memory.desc layout) {
    return new memory(layout, library.cpu(), (Pointer) null);
  }

  /** Uninitialised memory. */
  static Tensor bytes(long count) {
    return torch.empty(
        new long[] {count}, new TensorOptions(ScalarType.Byte), new MemoryFormatOptional());
  }

  memory weight() {
    return weight;
  }

  /** How much memory {@link #run} needs for itself. */
  public long scratchBytes() {
    return scratchBytes;
  }

  /**
   * Runs it.
   *
   * @param from the batch, in the layout that it was compiled for
   * @param into where the result goes; with {@link Ending#ADD_RELU} it is added to what is there
   * @param room at least {@link #scratchBytes} bytes that nobody else uses
   */
  public void run(Tensor from, Tensor into, Tensor room) {
    input.set_data_handle(from.data_ptr());
    output.set_data_handle(into.data_ptr());
    scratch.set_data_handle(room.data_ptr());
    // What an Ending leaves of negative numbers soon is denormal, and those are slow.
    Context.setFlushDenormal(true);
    int status = dnnl.dnnl_primitive_execute(operation, library.queue(), ARGUMENTS, arguments);
    Context.setFlushDenormal(false);
    if (status != 0) {
      throw new EngineException("oneDNN failed with status " + status);
    }
  }
}

// SPDX-License-Identifier: Apache-2.0
package org.thalweg.torch.checkpoint;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Files made to run code, to fill the memory or never to end: each is refused in one line. */
@Timeout(20)
class HostilePickleTest {
  // Enough that a library which trusts its input would give up first.
  private static final int MANY = 3_000_000;

  @TempDir Path folder;

  @ParameterizedTest
  @CsvSource({
    "os, system",
    "builtins, eval",
    "__builtin__, eval",
    "builtins, bytearray",
    "datetime, datetime",
    "decimal, Decimal",
    "torch, load",
    "torch, FloatStorageX",
    "torch.FloatStorage, __reduce__",
    "collections, defaultdict",
  })
  void nameOutsideTheAllowList_isRefused(String module, String name) throws IOException {
    String refusal = "refuses to construct %s.%s".formatted(module, name);
    assertRefused(object().global(module, name).op("(").text("id").op("tR."), refusal);
    assertRefused(object().text(module).text(name).raw(0x93).op(")R."), refusal);
    assertRefused(object().op("(").text("id").op("i" + module + "\n" + name + "\n."), refusal);
  }

  @ParameterizedTest(name = "opcode 0x{0}")
  @ValueSource(strings = {"81", "92", "82", "83", "84", "8f", "90", "91", "96", "97", "98"})
  void opcodeThatTorchNeverWrites_isRefused(String opcode) throws IOException {
    assertRefused(
        object().op("]").raw(Integer.parseInt(opcode, 16)).op("."), "pickle opcode 0x" + opcode);
  }

  @ParameterizedTest
  @ValueSource(strings = {"P", "o", "1", "2", "F", "L", "S", "V", "g", "p", "d", "l"})
  void textOpcode_isRefused(String opcode) throws IOException {
    assertRefused(object().op("](" + opcode + "1\n1\n."), "pickle opcode");
  }

  @Test
  void lengthBeyondTheFile_isRefusedBeforeItIsBelieved() throws IOException {
    int[] twoGiB = {0xf0, 0xff, 0xff, 0x7f, 0, 0, 0, 0};
    int[] negative = {0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff};
    for (int[] length : new int[][] {twoGiB, negative}) {
      for (int opcode : new int[] {'T', 'X', 'B', 0x8d, 0x8e}) {
        assertRefused(object().raw(opcode).raw(length).op("."), "are left");
      }
      assertRefused(object().raw(0x8b).raw(length).op("."), "a whole number of");
    }
  }

  @Test
  void numberOfManyDigits_isRefused() throws IOException {
    assertRefused(object().raw(0x8a, 200).op("1".repeat(200)).op("."), "a whole number of 200");
  }

  @Test
  void lineWithoutEnd_isRefused() throws IOException {
    assertRefused(object().op("c" + "x".repeat(100_000)), "a line without an end");
  }

  @Test
  void memoBomb_isStopped() throws IOException {
    PickleProgram bomb = object();
    for (int i = 0; i < MANY / 2; i++) {
      bomb.op("}").raw(0x94).op("0");
    }
    assertRefused(bomb.op("."), "more than 2000000 steps");
  }

  @Test
  void copiesOfCopies_areStopped() throws IOException {
    // Each OrderedDict of the memoised list would hold as many entries again.
    PickleProgram bomb = object().op("](");
    for (int i = 0; i < 5_000; i++) {
      bomb.op("](").number(i).op("Ne");
    }
    bomb.op("e").raw(0x94, 0x85, 0x94).op("0](");
    for (int i = 0; i < 5_000; i++) {
      bomb.global("collections", "OrderedDict").raw('h', 1).op("R");
    }
    assertRefused(bomb.op("e."), "more than 2000000 steps");
  }

  @Test
  void stackOfMarks_isStopped() throws IOException {
    assertRefused(object().op("(".repeat(MANY)), "a stack deeper than");
  }

  @Test
  void deepNesting_doesNotOverflowTheStack() throws IOException {
    PickleProgram deep = object().op("]");
    for (int i = 0; i < 500_000; i++) {
      deep.raw(0x85);
    }
    assertRefused(deep.op(".").proto().op("]."), "not a dictionary of tensors");
  }

  @Test
  void listThatHoldsItself_asKeyIsRefused() throws IOException {
    assertRefused(object().op("}]").raw(0x94).raw('h', 0).op("a").op("Ns."), "neither a name");
  }

  @Test
  void listThatHoldsItself_asStorageKeyIsRefused() throws IOException {
    PickleProgram file = object().op("}.").proto().op("](").op("]").raw(0x94).raw('h', 0);

    assertRefused(file.op("ae."), "storage \"a list\" is listed but used by no tensor");
  }

  @Test
  void magicNumberThatIsAList_isRefusedWithoutPrintingIt() throws IOException {
    byte[] head = PickleProgram.legacyFile().bytes();
    // A second object after the magic number, where the protocol belongs: a list that holds itself.
    PickleProgram file = new PickleProgram();
    for (int i = 0; i < 15; i++) {
      file.raw(head[i]);
    }
    assertRefused(
        file.proto().op("]").raw(0x94).raw('h', 0).op("a."), "its protocol is a list, not 1001");
  }

  @ParameterizedTest(name = "offset {0}, extent {1}, stride {2}")
  @CsvSource({
    "0, 5, 1",
    "1, 4, 1",
    "0, 2, 4",
    "-1, 1, 1",
    "0, -1, 1",
    "0, 2, -1",
    "0, 2147483647, 2147483647",
    "0, 1000000000, 0",
    "5, 0, 1",
  })
  void tensorBeyondItsStorage_isRefused(int offset, int extent, int stride) throws IOException {
    PickleProgram file = object().op("}").text("w").tensor("k", 4, offset, extent, stride);

    assertRefused(
        file.op("s.").proto().op("](").text("k").op("e.").data(1, 2, 3, 4),
        "reaches beyond its storage");
  }

  @Test
  void storageWithoutData_isRefused() throws IOException {
    assertRefused(
        object().op("}").text("w").tensor("k", 4, 0, 4, 1).op("s.").proto().op("]."),
        "has no data");
  }

  @Test
  void storageLargerThanTheFile_isRefused() throws IOException {
    int huge = 500_000_000;
    PickleProgram file = object().op("}").text("w").tensor("k", huge, 0, huge, 1);

    assertRefused(
        file.op("s.").proto().op("](").text("k").op("e.").raw(0, 0x65, 0xcd, 0x1d, 0, 0, 0, 0),
        "2000000000 bytes");
  }

  @Test
  void sharedStorage_cannotOutgrowTheFile() throws IOException {
    PickleProgram file = object().op("}");
    file.text("w0").tensor("k", 1000, 0, 1000, 1).raw(0x94).op("s");
    for (int i = 1; i < 1000; i++) {
      file.text("w" + i).raw('h', 0).op("s");
    }
    assertRefused(
        file.op(".").proto().op("](").text("k").op("e.").data(new float[1000]), "it claims");
  }

  @Test
  void pickledModule_isRefusedWithARemedy() throws IOException {
    assertRefused(
        object().op("(").text("module").op("NNNNtQ."), "save the model's state_dict instead");
  }

  @Test
  void controlCharactersInNames_stayOnOneLine() throws IOException {
    assertRefused(object().text("a\rb").text("c\u001b[2J\nd").raw(0x93).op("."), "a?b.c?[2J?d");
  }

  private static PickleProgram object() {
    return PickleProgram.legacyFile().proto();
  }

  private void assertRefused(PickleProgram program, String why) throws IOException {
    Path file = Files.write(folder.resolve("hostile.t7"), program.bytes());
    assertThatThrownBy(() -> Checkpoints.read(file))
        .isInstanceOf(CheckpointFormatException.class)
        .hasMessageStartingWith(file + ": ")
        .hasMessageContaining(why)
        .message()
        .doesNotContain("\n", "\r");
  }
}

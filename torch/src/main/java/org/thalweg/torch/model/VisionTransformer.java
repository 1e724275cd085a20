// SPDX-License-Identifier: Apache-2.0
package org.thalweg.torch.model;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorVector;
import org.bytedeco.pytorch.global.torch;
import org.thalweg.landscape.analysis.symmetry.PermutationGroup;
import org.thalweg.landscape.parameters.ParameterBlock;
import org.thalweg.torch.engine.NativeScope;
import org.thalweg.torch.model.layer.ConvolutionLayer;
import org.thalweg.torch.model.layer.DenseLayer;
import org.thalweg.torch.model.layer.ImageShape;
import org.thalweg.torch.model.layer.Layer;
import org.thalweg.torch.model.layer.LayerNormLayer;
import org.thalweg.torch.model.layer.Layers;
import org.thalweg.torch.model.layer.Network;
import org.thalweg.torch.model.layer.ParameterLayer;

/**
 * A vision transformer: patches as words, a class token, blocks of attention and perceptron.
 *
 * <p>Dosovitskiy et al. 2021 (arXiv:2010.11929), norms before the parts they feed. Names and order
 * of timm, models/vision_transformer.py, without dropout. The rows of the fused query, key and
 * value weight are its filters; so is each position's embedding.
 */
final class VisionTransformer implements Network {
  /** What timm adds to variances. */
  private static final double EPSILON = 1e-6;

  private final ParameterLayer classToken;
  private final ParameterLayer positions;
  private final ConvolutionLayer patches;
  private final List<TransformerBlock> blocks;
  private final LayerNormLayer norm;
  private final DenseLayer head;
  private final ImageShape input;
  private final int tokens;

  /**
   * Its extents.
   *
   * @param patch pixels along a side of a patch
   * @param width entries of a token
   * @param heads must divide {@code width}
   */
  record Design(int patch, int width, int depth, int heads) {

    /** Small enough to train on a few thousand small images. */
    static final Design SMALL = new Design(4, 128, 6, 4);
  }

  VisionTransformer(ImageShape input, int classes, Design design) {
    int patch = design.patch();
    if (input.height() % patch != 0 || input.width() % patch != 0) {
      throw new IllegalArgumentException(
          "patches of %d×%d must tile the images, got %s".formatted(patch, patch, input));
    }
    this.input = input;
    int width = design.width();
    tokens = 1 + input.height() / patch * (input.width() / patch);
    classToken = new ParameterLayer("cls_token", List.of(1, 1, width), 1);
    positions = new ParameterLayer("pos_embed", List.of(1, tokens, width), 1);
    patches =
        ConvolutionLayer.plain("patch_embed.proj", input.channels(), width, patch, patch)
            .padded(0)
            .biased();
    blocks =
        IntStream.range(0, design.depth())
            .mapToObj(b -> TransformerBlock.of("blocks." + b, width, design.heads(), EPSILON))
            .toList();
    norm = new LayerNormLayer("norm", width, EPSILON);
    head = new DenseLayer("head", width, classes);
  }

  @Override
  public List<Layer> layers() {
    List<Layer> all = new ArrayList<>(List.of(classToken, positions, patches));
    blocks.forEach(block -> all.addAll(block.layers()));
    all.add(norm);
    all.add(head);
    return all;
  }

  @Override
  public Tensor forward(Layers layers, Tensor images) {
    Tensor words = embed(layers, images);
    for (TransformerBlock block : blocks) {
      Tensor next = block.forward(layers, words);
      words.close();
      words = next;
    }
    return layers.dense(head, layers.layerNorm(norm, words.select(1, 0)));
  }

  private Tensor embed(Layers layers, Tensor images) {
    try (NativeScope scope = NativeScope.open()) {
      Tensor embedded = layers.convolve(patches, images).flatten(2, -1).transpose(1, 2);
      Tensor token = layers.parameter(classToken).expand(images.size(0), -1, -1);
      Tensor words = torch.cat(new TensorVector(token, embedded), 1);
      return scope.keep(words.add(layers.parameter(positions)));
    }
  }

  /**
   * The perceptrons' hidden units alone, which GELU keeps from being homogeneous.
   *
   * <p>Attention heads may change places too, but as blocks of rows in three parts of one weight;
   * the residual stream may, but its embeddings have it innermost, with the class token's.
   */
  @Override
  public List<PermutationGroup> unitGroups() {
    return blocks.stream().map(TransformerBlock::hiddenUnits).toList();
  }

  @Override
  public long multiplyAdds() {
    long inBlocks = blocks.stream().mapToLong(block -> block.multiplyAdds(tokens)).sum();
    return patches.multiplyAdds(input) + inBlocks + head.multiplyAdds();
  }

  /** 0.02, the class token 10⁻⁶; the patches as PyTorch's default has them. */
  @Override
  public double initialDeviation(ParameterBlock weight) {
    if (weight.name().equals(classToken.name())) {
      return 1e-6;
    }
    return weight.rank() == 4 ? Network.defaultDeviation(weight) : 0.02;
  }
}

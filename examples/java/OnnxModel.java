// SPDX-License-Identifier: Apache-2.0
import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import java.nio.FloatBuffer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.thalweg.landscape.direction.Ignore;
import org.thalweg.landscape.direction.RandomDirections;
import org.thalweg.landscape.direction.Rescaling;
import org.thalweg.landscape.io.numpy.NpyArray;
import org.thalweg.landscape.io.numpy.NpzFile;
import org.thalweg.landscape.objective.Channel;
import org.thalweg.landscape.objective.EngineException;
import org.thalweg.landscape.objective.Measurement;
import org.thalweg.landscape.objective.Objective;
import org.thalweg.landscape.objective.Slice;
import org.thalweg.landscape.parameters.ParameterBlock;
import org.thalweg.landscape.parameters.ParameterLayout;
import org.thalweg.landscape.parameters.ParameterRole;
import org.thalweg.landscape.parameters.ParameterVector;
import org.thalweg.landscape.subspace.Axis;
import org.thalweg.landscape.subspace.Coordinates;
import org.thalweg.landscape.subspace.Subspace;

/**
 * The landscape of a classifier that ONNX Runtime evaluates: the loss alone, without gradients.
 *
 * <p>Weights have to be inputs of the graph, and lie in a NumPy archive beside it:
 *
 * <pre>{@code
 * torch.onnx.export(model.eval(), images[:1], "net.onnx", export_params=False, do_constant_folding=False,
 *                   input_names=["images"], dynamic_axes={"images": {0: "n"}})
 * numpy.savez("net.npz", **{k: v.numpy() for k, v in model.state_dict().items()})
 * numpy.savez("data.npz", images=images.numpy(), labels=labels.numpy())
 * }</pre>
 *
 * <p>Run with {@code java -cp 'cli/target/thalweg/lib/*:onnxruntime.jar' examples/java/OnnxModel.java net.onnx
 * net.npz data.npz}; the jar is {@code com.microsoft.onnxruntime:onnxruntime} of Maven Central.
 */
public final class OnnxModel implements Objective {
  private final OrtEnvironment environment = OrtEnvironment.getEnvironment();
  private final OrtSession session;
  private final OnnxTensor images;
  private final double[] labels;
  private final ParameterVector parameters;

  public OnnxModel(Path graph, Path weights, Path data) throws OrtException {
    OrtSession.SessionOptions options = new OrtSession.SessionOptions();
    // Points run in parallel, never the inside of one: the same bits for any number of threads.
    options.setIntraOpNumThreads(1);
    session = environment.createSession(graph.toString(), options);
    parameters = read(weights);
    try (NpzFile arrays = NpzFile.open(data)) {
      NpyArray pixels = arrays.array("images");
      images = tensor(floats(pixels.toDoubles()), pixels.shape());
      labels = arrays.array("labels").toDoubles();
    }
  }

  /** The weights that the graph asks for, in its order. */
  private ParameterVector read(Path weights) throws OrtException {
    List<ParameterBlock> blocks = new ArrayList<>();
    List<Float> all = new ArrayList<>();
    try (NpzFile arrays = NpzFile.open(weights)) {
      for (String name : session.getInputNames()) {
        if (!name.equals("images")) {
          NpyArray array = arrays.array(name);
          blocks.add(new ParameterBlock(name, array.shape(), role(name, array)));
          for (double value : array.toDoubles()) {
            all.add((float) value);
          }
        }
      }
    }
    float[] values = new float[all.size()];
    for (int i = 0; i < values.length; i++) {
      values[i] = all.get(i);
    }
    return ParameterVector.of(new ParameterLayout(blocks), values);
  }

  private static ParameterRole role(String name, NpyArray array) {
    if (name.endsWith("running_mean")) {
      return ParameterRole.RUNNING_MEAN;
    }
    if (name.endsWith("running_var")) {
      return ParameterRole.RUNNING_VARIANCE;
    }
    return array.shape().size() > 1 ? ParameterRole.WEIGHT : ParameterRole.BIAS;
  }

  private static float[] floats(double[] numbers) {
    float[] floats = new float[numbers.length];
    for (int i = 0; i < floats.length; i++) {
      floats[i] = (float) numbers[i];
    }
    return floats;
  }

  private OnnxTensor tensor(float[] values, List<Integer> shape) throws OrtException {
    long[] extents = shape.stream().mapToLong(Integer::longValue).toArray();
    return OnnxTensor.createTensor(environment, FloatBuffer.wrap(values), extents);
  }

  @Override
  public ParameterVector parameters() {
    return parameters;
  }

  @Override
  public List<Channel> channels() {
    return List.of(Channel.loss("train"));
  }

  @Override
  public Measurement measure(ParameterVector at) {
    Map<String, OnnxTensor> inputs = new HashMap<>();
    List<ParameterBlock> blocks = at.layout().blocks();
    try {
      for (int b = 0; b < blocks.size(); b++) {
        inputs.put(blocks.get(b).name(), tensor(at.block(b), blocks.get(b).shape()));
      }
      Map<String, OnnxTensor> all = new HashMap<>(inputs);
      all.put("images", images);
      try (OrtSession.Result result = session.run(all)) {
        return Measurement.of(crossEntropy((float[][]) result.get(0).getValue()));
      }
    } catch (OrtException e) {
      throw new EngineException("ONNX Runtime failed: " + e.getMessage(), e);
    } finally {
      inputs.values().forEach(OnnxTensor::close);
    }
  }

  /** Mean of log Σ exp(zₖ − z_y), in double; the largest logit is taken out, not to overflow. */
  private double crossEntropy(float[][] logits) {
    double sum = 0;
    for (int i = 0; i < logits.length; i++) {
      double largest = Double.NEGATIVE_INFINITY;
      for (float logit : logits[i]) {
        largest = Math.max(largest, logit);
      }
      double total = 0;
      for (float logit : logits[i]) {
        total += Math.exp(logit - largest);
      }
      sum += Math.log(total) + largest - logits[i][(int) labels[i]];
    }
    return sum / logits.length;
  }

  @Override
  public void close() {
    try {
      images.close();
      session.close();
    } catch (OrtException e) {
      throw new EngineException("ONNX Runtime failed: " + e.getMessage(), e);
    }
  }

  public static void main(String[] args) throws OrtException {
    try (OnnxModel model = new OnnxModel(Path.of(args[0]), Path.of(args[1]), Path.of(args[2]))) {
      ParameterVector centre = model.parameters();
      RandomDirections random = new RandomDirections(Rescaling.FILTER, Ignore.BIASBN, 0);
      Slice line = model.restrictedTo(new Subspace(centre, random.directions(centre, 1)));
      System.out.println("x,train_loss");
      for (double x : new Axis(-1, 1, 21).toArray()) {
        System.out.println(x + "," + line.measure(Coordinates.of(x)).get(0));
      }
    }
  }
}

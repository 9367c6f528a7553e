import Foundation
import NeuralNetwork
import Texts

/// DOMINO's network: from sound to the probabilities of each phoneme transition and of none, every 10 ms.
///
/// 80 bands of the mel scale in logarithms, a position code, and four layers of a transformer (Vaswani et al. 2017).
struct TransitionNetwork: Sendable {
    private struct Layer: Sendable {
        /// Queries, keys and values side by side.
        var projection: Linear
        var output: Linear
        var attentionNorm: LayerNorm
        var expansion: Linear
        var contraction: Linear
        var norm: LayerNorm

        func callAsFunction(_ input: Matrix) -> Matrix {
            var hidden = input
            let projected = projection(input)
            let width = input.columns
            hidden += output(
                Attention.attend(
                    projected.columns(0..<width), keys: projected.columns(width..<2 * width),
                    values: projected.columns(2 * width..<3 * width)))
            hidden = attentionNorm(hidden)
            var expanded = expansion(hidden)
            expanded.applyReLU()
            hidden += contraction(expanded)
            return norm(hidden)
        }
    }

    private static let layerCount = 4
    private static let epsilon: Float = 1.1920929e-7

    private let spectrogram = PowerSpectrogram()
    /// A row for each band.
    private let bands: Matrix
    private let input: Linear
    private let layers: [Layer]
    private let output: Linear

    init(_ weights: NetworkWeights) throws(ModelError) {
        bands = try weights.constants(["wav2logspec", "melfilters"]).transposed
        input = try Linear(weights, ["linear_input"])
        output = try Linear(weights, ["linear_output"])
        var layers: [Layer] = []
        for number in 0..<Self.layerCount {
            let layer = ["transformer_encoder", "layers.\(number)"]
            let attention = layer + ["self_attn"]
            layers.append(
                Layer(
                    projection: try Linear(weights, attention, bias: "in_proj_bias"),
                    output: Linear(
                        weights: try weights.weights(attention + ["out_proj"]),
                        bias: try weights.vector(attention + ["out_proj", "bias"])),
                    attentionNorm: try LayerNorm(weights, layer + ["norm1"]),
                    expansion: try Linear(weights, layer + ["linear1"]),
                    contraction: try Linear(weights, layer + ["linear2"]),
                    norm: try LayerNorm(weights, layer + ["norm2"])))
        }
        self.layers = layers
        guard output.bias.count == Transition.blankColumn + 1, input.weights.columns == bands.rows else {
            throw ModelError(
                subject: weights.path,
                reason: Text(
                    en: "it is no model of \(Transition.blankColumn) transitions",
                    ja: "\(Transition.blankColumn) の移り変わりの模型ではありません"))
        }
    }

    /// - Parameter samples: 16 kHz, -1…1; at least 25 ms of them.
    /// - Returns: A row of natural logarithms of probabilities for each 10 ms: `Transition.all`, then no transition.
    func callAsFunction(_ samples: [Float]) -> Matrix {
        let frames = samples.count / PowerSpectrogram.hop + 1
        var energies = spectrogram.of(samples, frames: frames).times(transposeOf: bands)
        for index in energies.values.indices {
            energies.values[index] = log(energies.values[index] + Self.epsilon)
        }
        var hidden = input(energies)
        hidden += positions(frames: frames, width: hidden.columns)
        for layer in layers {
            hidden = layer(hidden)
        }
        var result = output(hidden)
        result.logSoftmaxRows()
        return result
    }

    /// Sines and cosines of many wavelengths, by which a row can be told from its neighbours. The first frame is 1.
    private func positions(frames: Int, width: Int) -> Matrix {
        var positions = Matrix(rows: frames, columns: width)
        for column in stride(from: 0, to: width, by: 2) {
            let frequency = 1 / pow(10_000, Float(column) / Float(width))
            for frame in 0..<frames {
                let angle = Float(frame + 1) * frequency
                positions.values[frame * width + column] = sin(angle)
                positions.values[frame * width + column + 1] = cos(angle)
            }
        }
        return positions
    }
}

extension Linear {
    fileprivate init(
        _ weights: NetworkWeights, _ path: [String], bias: String = "bias"
    ) throws(ModelError) {
        self.init(weights: try weights.weights(multipliedIn: path), bias: try weights.vector(path + [bias]))
    }
}

extension LayerNorm {
    fileprivate init(_ weights: NetworkWeights, _ path: [String]) throws(ModelError) {
        self.init(scale: try weights.vector(path + ["weight"]), shift: try weights.vector(path + ["bias"]))
    }
}

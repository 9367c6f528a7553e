import NeuralNetwork

/// From a spectrogram to what the decoder attends to: a row for each 20 ms.
struct Encoder: Sendable {
    /// The most frames of 10 ms that the model was trained on.
    static let longest = 3000

    private struct Layer: Sendable {
        var norm: LayerNorm
        /// Queries, keys and values side by side.
        var projection: Linear
        var output: Linear
        var feedForward: FeedForward
    }

    private let convolutions: [Linear]
    private let positions: Matrix
    private let layers: [Layer]
    private let norm: LayerNorm

    init(_ file: ModelFile) throws(ModelError) {
        convolutions = [try Linear(file, "encoder/conv1"), try Linear(file, "encoder/conv2")]
        positions = try file.matrix("encoder/position_encodings/encodings")
        var layers: [Layer] = []
        for number in 0..<file.count(of: "encoder/layer_") {
            let name = "encoder/layer_\(number)"
            layers.append(
                Layer(
                    norm: try LayerNorm(file, "\(name)/self_attention/layer_norm"),
                    projection: try Linear(file, "\(name)/self_attention/linear_0"),
                    output: try Linear(file, "\(name)/self_attention/linear_1"),
                    feedForward: try FeedForward(file, "\(name)/ffn")))
        }
        self.layers = layers
        norm = try LayerNorm(file, "encoder/layer_norm")
    }

    func callAsFunction(_ spectrogram: Matrix) -> Matrix {
        var hidden = convolve(convolve(spectrogram, convolutions[0], step: 1), convolutions[1], step: 2)
        for index in hidden.values.indices {
            hidden.values[index] += positions.values[index]
        }
        for layer in layers {
            let projected = layer.projection(layer.norm(hidden))
            let width = hidden.columns
            hidden += layer.output(
                Attention.attend(
                    projected.columns(0..<width), keys: projected.columns(width..<2 * width),
                    values: projected.columns(2 * width..<3 * width)))
            hidden += layer.feedForward(hidden)
        }
        return norm(hidden)
    }

    /// Three neighbours at a time, with nothing before the first and behind the last row.
    private func convolve(_ input: Matrix, _ layer: Linear, step: Int) -> Matrix {
        let rows = (input.rows - 1) / step + 1
        var neighbours = Matrix(rows: rows, columns: 3 * input.columns)
        for row in 0..<rows {
            for neighbour in 0..<3 {
                let source = row * step + neighbour - 1
                guard (0..<input.rows).contains(source) else { continue }
                // The weights of an output are stored input by input, its three neighbours side by side.
                for column in 0..<input.columns {
                    neighbours.values[row * neighbours.columns + 3 * column + neighbour] =
                        input.values[source * input.columns + column]
                }
            }
        }
        var output = layer(neighbours)
        output.applyGELU()
        return output
    }
}

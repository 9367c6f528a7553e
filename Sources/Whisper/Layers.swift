/// `x · weightsᵀ + bias`.
struct Linear: Sendable {
    /// A row for each output.
    var weights: Matrix
    var bias: [Float]

    init(_ file: ModelFile, _ name: String) throws(WhisperError) {
        weights = try file.matrix("\(name)/weight")
        bias = try file.vector("\(name)/bias")
    }

    func callAsFunction(_ input: Matrix) -> Matrix {
        var output = input.times(transposeOf: weights)
        output.add(toEachRow: bias)
        return output
    }
}

/// Each row with mean 0 and variance 1, scaled and shifted.
struct LayerNorm: Sendable {
    private static let epsilon: Float = 1e-5
    var scale: [Float]
    var shift: [Float]

    init(_ file: ModelFile, _ name: String) throws(WhisperError) {
        scale = try file.vector("\(name)/gamma")
        shift = try file.vector("\(name)/beta")
    }

    func callAsFunction(_ input: Matrix) -> Matrix {
        var output = input
        let count = Float(input.columns)
        output.values.withUnsafeMutableBufferPointer { values in
            for start in stride(from: 0, to: values.count, by: input.columns) {
                var mean: Float = 0
                for column in 0..<input.columns { mean += values[start + column] }
                mean /= count
                var variance: Float = 0
                for column in 0..<input.columns {
                    let distance = values[start + column] - mean
                    variance += distance * distance
                }
                let factor = 1 / (variance / count + Self.epsilon).squareRoot()
                for column in 0..<input.columns {
                    values[start + column] = (values[start + column] - mean) * factor * scale[column] + shift[column]
                }
            }
        }
        return output
    }
}

/// The two layers behind every attention.
struct FeedForward: Sendable {
    private let norm: LayerNorm
    private let first: Linear
    private let second: Linear

    init(_ file: ModelFile, _ name: String) throws(WhisperError) {
        norm = try LayerNorm(file, "\(name)/layer_norm")
        first = try Linear(file, "\(name)/linear_0")
        second = try Linear(file, "\(name)/linear_1")
    }

    func callAsFunction(_ input: Matrix) -> Matrix {
        var hidden = first(norm(input))
        for index in hidden.values.indices {
            hidden.values[index] = Exponential.gelu(hidden.values[index])
        }
        return second(hidden)
    }
}

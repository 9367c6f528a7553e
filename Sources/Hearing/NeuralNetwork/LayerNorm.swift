/// Each row with mean 0 and variance 1, scaled and shifted.
package struct LayerNorm: Sendable {
    private static let epsilon: Float = 1e-5
    package var scale: [Float]
    package var shift: [Float]

    package init(scale: [Float], shift: [Float]) {
        self.scale = scale
        self.shift = shift
    }

    package func callAsFunction(_ input: Matrix) -> Matrix {
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

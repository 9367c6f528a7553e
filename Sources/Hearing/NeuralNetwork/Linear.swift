/// `x · weightsᵀ + bias`.
package struct Linear: Sendable {
    /// A row for each output.
    package var weights: Matrix
    package var bias: [Float]

    package init(weights: Matrix, bias: [Float]) {
        self.weights = weights
        self.bias = bias
    }

    package func callAsFunction(_ input: Matrix) -> Matrix {
        var output = input.times(transposeOf: weights)
        output.add(toEachRow: bias)
        return output
    }
}

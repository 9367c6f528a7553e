import NeuralNetwork

/// The two layers behind every attention.
struct FeedForward: Sendable {
    private let norm: LayerNorm
    private let first: Linear
    private let second: Linear

    init(_ file: ModelFile, _ name: String) throws(ModelError) {
        norm = try LayerNorm(file, "\(name)/layer_norm")
        first = try Linear(file, "\(name)/linear_0")
        second = try Linear(file, "\(name)/linear_1")
    }

    func callAsFunction(_ input: Matrix) -> Matrix {
        var hidden = first(norm(input))
        hidden.applyGELU()
        return second(hidden)
    }
}

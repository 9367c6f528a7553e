import NeuralNetwork

/// The weights of DOMINO's network: those of its file, each with what was learnt on top of it.
struct NetworkWeights {
    private let file: ONNXFile
    private let adaptation: Adaptation?

    init(_ file: ONNXFile, adaptation: Adaptation? = nil) {
        self.file = file
        self.adaptation = adaptation
    }

    /// The model's file.
    var path: String { file.path }

    /// A table that is as it was: nothing is learnt of it.
    func constants(_ path: [String]) throws(ModelError) -> Matrix {
        try file.matrix(path)
    }

    func vector(_ path: [String]) throws(ModelError) -> [Float] {
        let vector = try file.vector(path)
        return try adaptation?.changed(vector, path) ?? vector
    }

    /// What the linear layer multiplies by, a row for each output.
    func weights(_ path: [String]) throws(ModelError) -> Matrix {
        try changed(file.matrix(path + ["weight"]), path)
    }

    /// The same where the exporter made a table of its own of it (`ONNXFile.matrix(multipliedIn:)`).
    func weights(multipliedIn path: [String]) throws(ModelError) -> Matrix {
        try changed(file.matrix(multipliedIn: path).transposed, path)
    }

    private func changed(_ weights: Matrix, _ path: [String]) throws(ModelError) -> Matrix {
        try adaptation?.changed(weights, path) ?? weights
    }
}

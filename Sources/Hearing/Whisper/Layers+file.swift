import NeuralNetwork

extension Linear {
    init(_ file: ModelFile, _ name: String) throws(ModelError) {
        self.init(weights: try file.matrix("\(name)/weight"), bias: try file.vector("\(name)/bias"))
    }
}

extension LayerNorm {
    init(_ file: ModelFile, _ name: String) throws(ModelError) {
        self.init(scale: try file.vector("\(name)/gamma"), shift: try file.vector("\(name)/beta"))
    }
}

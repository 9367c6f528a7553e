import Foundation
import NeuralNetwork
import Texts

/// What is added to DOMINO's weights so that it hears better in noise (`Benchmarks/scripts/adapt-domino`): a file
/// in the format of the model itself, whose tensors are named after the same modules.
///
/// A vector is changed by one of its own length, the product of a linear layer by two narrow tables, `up` · `down`
/// (LoRA, Hu et al. 2021). Every tensor of the network but the bands of the mel scale has its change.
struct Adaptation {
    private let file: ONNXFile

    /// - Throws: `ModelError` naming the file and what is wrong with it.
    init(_ url: URL) throws(ModelError) {
        file = try Self.explained { () throws(ModelError) in try ONNXFile(url) }
    }

    /// - Parameter path: Of the vector in the model.
    func changed(_ vector: [Float], _ path: [String]) throws(ModelError) -> [Float] {
        try Self.explained { () throws(ModelError) in
            let change = try file.vector(path)
            guard change.count == vector.count else { throw mismatch(path) }
            return zip(vector, change).map { $0 + $1 }
        }
    }

    /// - Parameters:
    ///   - weights: A row for each output.
    ///   - path: Of the linear layer in the model.
    func changed(_ weights: Matrix, _ path: [String]) throws(ModelError) -> Matrix {
        try Self.explained { () throws(ModelError) in
            let up = try file.matrix(path + ["up"])
            let down = try file.matrix(path + ["down"])
            guard up.rows == weights.rows, up.columns == down.rows, down.columns == weights.columns else {
                throw mismatch(path)
            }
            var result = weights
            result += up.times(transposeOf: down.transposed)
            return result
        }
    }

    private func mismatch(_ path: [String]) -> ModelError {
        let name = path.joined(separator: ".")
        return ModelError(
            subject: file.path,
            reason: Text(
                en: "\(name) has not the size it has in DOMINO's model", ja: "\(name) の大きさが DOMINO の模型とちがいます"))
    }

    /// The model itself may be as it should be: installing it again would not help.
    private static func explained<Result>(
        _ body: () throws(ModelError) -> Result
    ) throws(ModelError) -> Result {
        do {
            return try body()
        } catch {
            var error = error
            error.remedy = Text(
                en: "take the file from the release again, or remove it: DOMINO then hears less well in noise",
                ja: "もとのファイルに戻すか、消してください。消すと、騒がしい所では聞きとりが悪くなります")
            throw error
        }
    }
}

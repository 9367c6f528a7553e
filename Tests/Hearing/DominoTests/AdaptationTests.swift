import Audio
import Foundation
import NeuralNetwork
import TestSupport
import Testing
import Texts

@testable import Domino

/// What is added to DOMINO's weights, as it is shipped.
@Suite("Adaptation to noise", .enabled(if: Installed.isPresent, "needs scripts/model"))
struct AdaptationTests {
    private let shipped = Checkout.root.appending(path: "grammars/ja/domino-noise.onnx")

    @Test(
        "in noise the network hears more like it does in quiet than without it, in quiet nearly the same",
        .enabled(if: SharedData.isPresent, "the shared folder is absent"),
        arguments: ["t6144", "t1874", "t4414"])
    func noise(file: String) throws {
        let original = try Installed.network.get()
        let adapted = try network(adaptedBy: shipped)
        let quiet = Loudness.normalized(try word(file))
        let noise = AudioSignals.noise(amplitude: 0.03, seconds: 10).samples.map { Float($0) / 32_768 }
        let noisy = Loudness.normalized(zip(quiet, noise).map { $0 + $1 })
        let meant = original(quiet)
        #expect(divergence(of: adapted(noisy), from: meant) < 0.9 * divergence(of: original(noisy), from: meant))
        #expect(divergence(of: adapted(quiet), from: meant) < 0.11)
    }

    @Test("a file that ends in the middle is named, with what to do about it", arguments: [10, 5_000, 100_000])
    func cutOff(length: Int) throws {
        let folder = try TemporaryFolder()
        let file = try folder.write(Data(contentsOf: shipped).prefix(length), to: "domino-noise.onnx")
        let error = #expect(throws: ModelError.self) {
            try DominoModel(folder: Installed.folder, adaptation: file)
        }
        #expect(error?.subject == file.path)
        #expect(error?.reason.en == "it ends in the middle")
        #expect(error?.remedy.en.contains("remove it") == true)
    }

    @Test("a file that lacks a tensor, or has one of another size, is named")
    func otherModel() throws {
        let folder = try TemporaryFolder()
        let empty = try folder.write("", to: "empty.onnx")
        #expect(throws: ModelError.self) { try network(adaptedBy: empty) }
        // The model itself has vectors of the same names and sizes, but no factors.
        let error = #expect(throws: ModelError.self) { try network(adaptedBy: Installed.file) }
        #expect(error?.subject == Installed.file.path)
        #expect(error?.reason.en == "the tensor linear_input.up is missing")
        var bytes = try Data(contentsOf: shipped)
        // Both are as long as the name they take: the factors of one layer become those of another.
        try swap("layers.0.linear1.up", "layers.0.linear2.up", in: &bytes)
        let swapped = try folder.write(bytes, to: "swapped.onnx")
        let mismatch = #expect(throws: ModelError.self) { try network(adaptedBy: swapped) }
        #expect(mismatch?.reason.en.contains("layers.0.linear1 has not the size") == true)
    }

    private func word(_ name: String) throws -> [Float] {
        let words = try #require(SharedData.folder).appending(path: "speech/japanese-words/wav")
        return try WAVFile.decode(Data(contentsOf: words.appending(path: "\(name).wav"))).samples
            .map { Float($0) / 32_768 }
    }

    private func network(adaptedBy file: URL) throws -> TransitionNetwork {
        try TransitionNetwork(NetworkWeights(ONNXFile(Installed.file), adaptation: Adaptation(file)))
    }

    /// Kullback and Leibler's, for each 10 ms.
    private func divergence(of heard: Matrix, from meant: Matrix) -> Float {
        zip(heard.values, meant.values).reduce(0) { $0 + exp($1.1) * ($1.1 - $1.0) } / Float(meant.rows)
    }

    private func swap(_ first: String, _ second: String, in bytes: inout Data) throws {
        let places = try [first, second].map { try #require(bytes.range(of: Data($0.utf8))) }
        bytes.replaceSubrange(places[0], with: Data(second.utf8))
        bytes.replaceSubrange(places[1], with: Data(first.utf8))
    }
}

import Foundation
import NeuralNetwork
import TestSupport
import Testing

@testable import Domino
import Texts

struct ONNXFileTests {
    @Test func aModelThatIsMissingIsNamedWithARemedy() {
        let error = #expect(throws: ModelError.self) { try ONNXFile(URL(filePath: "/nowhere/model.onnx")) }
        #expect(error?.subject == "/nowhere/model.onnx")
        #expect(error?.description.contains("scripts/model") == true)
    }

    @Test func aTextIsNoModel() throws {
        let folder = try TemporaryFolder()
        try folder.write("this is no model at all", to: "model.onnx")
        #expect(throws: ModelError.self) { try ONNXFile(folder.url.appending(path: "model.onnx")) }
    }

    @Test func anEmptyFileHasNoTensors() throws {
        let folder = try TemporaryFolder()
        try folder.write("", to: "model.onnx")
        let file = try ONNXFile(folder.url.appending(path: "model.onnx"))
        let error = #expect(throws: ModelError.self) { try TransitionNetwork(NetworkWeights(file)) }
        #expect(error?.reason.en == "the tensor wav2logspec.melfilters is missing")
    }

    @Test(.enabled(if: Installed.isPresent, "needs scripts/model"), arguments: [3, 17, 40_000, 20_000_000])
    func aModelThatEndsInTheMiddleIsSaid(length: Int) throws {
        let folder = try TemporaryFolder()
        let whole = try Data(contentsOf: Installed.file, options: .alwaysMapped)
        try folder.write(Data(whole.prefix(length)), to: "model.onnx")
        let error = #expect(throws: ModelError.self) { try ONNXFile(folder.url.appending(path: "model.onnx")) }
        #expect(error?.reason.en == "it ends in the middle")
    }

    @Test(.enabled(if: Installed.isPresent, "needs scripts/model"))
    func aTensorThatIsMissingIsNamed() throws {
        let folder = try TemporaryFolder()
        var bytes = try Data(contentsOf: Installed.file)
        // The last place is that of the tensor itself; nodes name it before.
        let name = try #require(bytes.range(of: Data("linear_output.bias".utf8), options: .backwards))
        bytes.replaceSubrange(name, with: Data("linear_Output.bias".utf8))
        try folder.write(bytes, to: "model.onnx")
        let file = try ONNXFile(folder.url.appending(path: "model.onnx"))
        let error = #expect(throws: ModelError.self) { try TransitionNetwork(NetworkWeights(file)) }
        #expect(error?.reason.en == "the tensor linear_output.bias is missing")
    }
}

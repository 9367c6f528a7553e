import Foundation
import NeuralNetwork
import TestSupport
import Testing

@testable import Whisper
import Texts

struct ModelFileTests {
    @Test func everyHalfPrecisionNumberIsRead() {
        let wrong = (0...UInt16.max).filter { bits in
            let expected = Float(Float16(bitPattern: bits))
            return HalfPrecision.float(bits) != expected && !expected.isNaN
        }
        #expect(wrong.isEmpty)
    }

    @Test func aModelThatIsMissingIsNamedWithARemedy() {
        let error = #expect(throws: ModelError.self) { try WhisperModel(folder: URL(filePath: "/nowhere")) }
        #expect(error?.subject == "/nowhere/model.bin")
        #expect(error?.description.contains("scripts/model") == true)
    }

    @Test func aTextIsNoModel() throws {
        let folder = try TemporaryFolder()
        try folder.write("this is no model at all", to: "model.bin")
        let error = #expect(throws: ModelError.self) { try ModelFile(folder.url.appending(path: "model.bin")) }
        #expect(error?.reason.en == "it is no Whisper model of CTranslate2")
    }

    @Test(.enabled(if: Installed.isPresent, "needs scripts/model"), arguments: [0, 3, 17, 200, 40_000_000])
    func aModelThatEndsInTheMiddleIsSaid(length: Int) throws {
        let folder = try TemporaryFolder()
        let whole = try Data(contentsOf: Installed.folder.appending(path: "model.bin"), options: .alwaysMapped)
        try folder.write(Data(whole.prefix(length)), to: "model.bin")
        let error = #expect(throws: ModelError.self) { try ModelFile(folder.url.appending(path: "model.bin")) }
        #expect(error?.reason.en == "it ends in the middle")
    }
}

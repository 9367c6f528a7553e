import Audio
import Foundation
import NeuralNetwork
import TestSupport
import Testing

@testable import Domino

/// The same numbers as ONNX Runtime 1.16.3, the one in the wheel, computes with the same model.
@Suite(.enabled(if: Installed.isPresent, "needs scripts/model"))
struct ReferenceTests {
    @Test func noiseIsTheReferences() throws {
        // ISO C's example of a generator of random numbers.
        var state = 1
        let noise = (0..<16_000).map { _ in
            state = (1_103_515_245 * state + 12_345) % (1 << 31)
            return Float((state >> 16) % 8192 - 4096) / 32_768
        }
        let result = try Installed.network.get()(noise)
        #expect(result.rows == 101)
        #expect(result.columns == 558)
        let expected: [(row: Int, column: Int, value: Float)] = [
            (0, 557, -0.3360), (1, 0, -19.7809), (20, 203, -18.8053), (50, 484, -16.9618), (50, 556, -18.2100),
            (77, 111, -14.3640), (99, 385, -11.4887), (100, 557, -0.0799),
        ]
        for (row, column, value) in expected {
            #expect(abs(result.values[row * 558 + column] - value) < 1e-3)
        }
    }

    static let words: [(file: String, transitions: [(frame: Int, column: Int, probability: Float)])] = [
        (
            "t6144",
            [
                (40, 554, 0.9835), (54, 385, 0.9998), (68, 461, 1), (70, 91, 1), (80, 218, 1), (93, 111, 1),
                (106, 447, 0.9997),
            ]
        ),
        (
            "t1874",
            [
                (40, 534, 0.9994), (42, 91, 0.9999), (52, 218, 0.9995), (65, 111, 0.9998), (66, 111, 0.9999),
                (67, 111, 0.9612), (68, 436, 0.9999), (69, 436, 0.9948), (81, 126, 1), (98, 239, 1),
            ]
        ),
    ]

    @Test(.enabled(if: SharedData.isPresent, "the shared folder is absent"), arguments: words)
    func aWordIsTheReferences(file: String, expected: [(frame: Int, column: Int, probability: Float)]) throws {
        let words = try #require(SharedData.folder).appending(path: "speech/japanese-words/wav")
        let sound = try WAVFile.decode(Data(contentsOf: words.appending(path: "\(file).wav")))
        let result = try Installed.network.get()(sound.samples.map { Float($0) / 32_768 })
        for (frame, column, probability) in expected {
            #expect(abs(exp(result.values[frame * 558 + column]) - probability) < 1e-3)
        }
        // What was not likely in the reference is not likely here.
        for frame in 0..<result.rows {
            let best = result[row: frame].dropLast().max() ?? 0
            #expect(best < -1.2 || expected.contains { $0.frame == frame })
        }
    }
}

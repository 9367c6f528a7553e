import Audio
import Foundation
import NeuralNetwork
import TestSupport
import Testing

@testable import Whisper

/// The same numbers as CTranslate2 4.8.5 computes with the same model (float32), for a tone that rises from 200 to
/// 800 Hz in two seconds.
@Suite(.enabled(if: Installed.isPresent, "needs scripts/model"))
struct ReferenceTests {
    private let tone = AudioChunk(
        samples: (0..<32_000).map { index in
            let time = Double(index) / 16_000
            return Int16((8000 * sin(2 * Double.pi * (200 * time + 150 * time * time))).rounded(.toNearestOrEven))
        })

    @Test func theSpectrogramIsTheReferences() {
        let spectrogram = LogMelSpectrogram().of(tone, frames: 300)
        let expected: [(frame: Int, band: Int, value: Float)] = [
            (0, 0, 1.0149), (50, 10, 1.0217), (100, 20, -0.2109), (199, 30, 0.0221), (250, 5, -0.7031),
        ]
        for (frame, band, value) in expected {
            #expect(abs(spectrogram.values[frame * 80 + band] - value) < 1e-3)
        }
    }

    @Test func theEncoderIsTheReferences() throws {
        let encoder = try Encoder(ModelFile(Installed.folder.appending(path: "model.bin")))
        let encoded = encoder(LogMelSpectrogram().of(tone, frames: 300))
        #expect(encoded.rows == 150)
        #expect(encoded.columns == 384)
        let expected: [(row: Int, column: Int, value: Float)] = [
            (0, 0, -1.0262), (10, 100, -0.605), (74, 200, 2.0755), (149, 383, 0.9167),
        ]
        for (row, column, value) in expected {
            #expect(abs(encoded.values[row * 384 + column] - value) < 5e-3)
        }
        let mean = encoded.values.reduce(0) { $0 + abs($1) } / Float(encoded.values.count)
        #expect(abs(mean - 0.70645) < 1e-4)
    }

    @Test func theDecoderIsTheReferences() throws {
        let file = try ModelFile(Installed.folder.appending(path: "model.bin"))
        let tokenizer = try Tokenizer(Installed.folder.appending(path: "tokenizer.json"))
        let decoder = try Decoder(file)
        let memory = decoder.memory(of: try Encoder(file)(LogMelSpectrogram().of(tone, frames: 300)))
        var histories = [decoder.noHistory]
        _ = try decoder.step([tokenizer.special("<|startoftranscript|>")], &histories, memory)
        let hidden = try decoder.step([tokenizer.special("<|notimestamps|>")], &histories, memory)
        let normalizer = try decoder.logNormalizers(hidden)[0]
        let words = [" Monday", " monday", " When", " burnable", " Komorebi", " I'd", " pharmacy"]
        let first = try words.map { try #require(tokenizer.encode($0).first) }
        let logits = hidden.times(transposeOf: try decoder.embeddings(of: first)).values
        let expected: [Float] = [-14.0462, -10.2325, -9.5449, -12.9784, -8.1559, -3.7657, -12.5294]
        for (logit, value) in zip(logits, expected) {
            #expect(abs(logit - normalizer - value) < 1e-2)
        }
    }

    @Test(arguments: [
        (" Monday", [3321]), (" monday", [285, 3204]), (" burnable", [4245, 540]), (" Komorebi", [509, 22113, 8482]),
        (" I'd", [314, 1549]), ("!", [0]),
    ])
    func aWordHasTheTokensOfTheReference(word: String, tokens: [Int]) throws {
        #expect(try Tokenizer(Installed.folder.appending(path: "tokenizer.json")).encode(word) == tokens)
    }
}

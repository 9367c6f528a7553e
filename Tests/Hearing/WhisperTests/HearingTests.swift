import Audio
import Foundation
import Grammar
import TestSupport
import Testing
import Whisper

@Suite(.enabled(if: Installed.isPresent, "needs scripts/model"))
struct HearingTests {
    private let grammar = try? Grammar(files: [
        GrammarFile(
            path: "order.jsgf",
            text: """
                #JSGF V1.0;
                grammar order;
                public <order> = go (forward | backward) (ten | twelve) meters | stop;
                """)
    ])

    @Test(.enabled(if: FileManager.default.fileExists(atPath: goForward.path), "needs pocketsphinx-testdata"))
    func aPersonIsHeard() throws {
        let result = try hear(goForwardSound())
        #expect(result.words == ["go", "forward", "ten", "meters"])
        #expect(result.logProbability > -2)
    }

    @Test func aToneIsNoSentence() throws {
        #expect(try hear(AudioSignals.sine(440, seconds: 2)).logProbability < -4)
    }

    @Test(arguments: [0.0, 0.01, 40.0])
    func soundOfAnyLengthIsHeard(seconds: Double) throws {
        let result = try hear(AudioSignals.noise(amplitude: 0.01, seconds: seconds))
        #expect(result.logProbability < -4)
    }

    @Test func aGrammarThatAllowsNothingHearsNothing() throws {
        let nothing = try Grammar(files: [
            GrammarFile(path: "void.jsgf", text: "#JSGF V1.0;\ngrammar void;\npublic <void> = one <VOID>;\n")
        ])
        let model = try Installed.model.get()
        var sentences = model.sentences(of: nothing.network(of: nil))
        #expect(try model.hear(AudioSignals.sine(440, seconds: 1), &sentences).words.isEmpty)
    }

    private func hear(_ sound: AudioChunk) throws -> WhisperModel.Result {
        let model = try Installed.model.get()
        var sentences = model.sentences(of: try #require(grammar).network(of: nil))
        return try model.hear(sound, &sentences)
    }

    private func goForwardSound() throws -> AudioChunk {
        let bytes = try Data(contentsOf: goForward)
        return AudioChunk(samples: bytes.withUnsafeBytes { Array($0.bindMemory(to: Int16.self)) })
    }
}

private let goForward = URL(filePath: "/usr/share/pocketsphinx/test/data/goforward.raw")

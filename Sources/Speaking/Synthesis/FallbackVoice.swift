public import Audio
public import Japanese
public import Phrases

/// A voice with another to stand in for it: a reply is said in whichever way there is.
public struct FallbackVoice: Voice {
    private let preferred: any Voice
    private let spare: any Voice
    private let report: @Sendable (any Error) -> Void

    /// - Parameter report: Is told why the first voice did not speak, each time.
    public init(_ preferred: any Voice, spare: any Voice, report: @escaping @Sendable (any Error) -> Void) {
        self.preferred = preferred
        self.spare = spare
        self.report = report
    }

    /// Where the first voice fails in the middle of a sentence, the other goes on with the next piece.
    public func pieces(of sentence: RubyText) -> [RubyText] {
        preferred.pieces(of: sentence)
    }

    public func synthesize(_ sentence: RubyText, settings: VoiceSettings) async throws -> AudioChunk {
        do {
            return try await preferred.synthesize(sentence, settings: settings)
        } catch  where !(error is CancellationError) {
            report(error)
            return try await spare.synthesize(sentence, settings: settings)
        }
    }
}

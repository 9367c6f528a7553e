public import Audio

/// Turns speech into words of a closed vocabulary, while the person speaks.
///
/// One utterance at a time: `begin`, any number of `accept`, then `finish` or `cancel`. All sound is 16 kHz mono.
public protocol Recognizer: Sendable {
    /// Starts an utterance in which only sentences of `expectation` can be heard.
    func begin(expecting expectation: Expectation) async throws

    func accept(_ chunk: AudioChunk) async throws

    /// What was heard so far. Called when the person has become quiet and may have finished: a recognizer that hears
    /// only whole utterances does its work now, so that `finish` has nothing left to do.
    func anticipate() async throws -> Hypothesis

    /// Ends the utterance and says what was heard in it. Behind the last `anticipate` there was only silence.
    func finish() async throws -> Hypothesis

    /// Ends the utterance without a result.
    func cancel() async

    /// Recognizes a whole utterance in one piece, which knows the loudness of all of it from the first frame on.
    func recognize(_ utterance: AudioChunk, expecting expectation: Expectation) async throws -> Hypothesis

    /// Changes what can be heard: slot lists, grammar, pronunciations. No utterance is lost by it.
    /// - Throws: When the new vocabulary cannot be used; the old one then stays in force.
    func use(_ vocabulary: Vocabulary) async throws
}

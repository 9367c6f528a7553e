public import Audio
import Device
public import Evaluation
public import Recognition
public import Recording

/// Hears labelled recordings with one or several recognizers at once.
public struct Evaluator: Sendable {
    private let recognizers: [any Recognizer]
    private let mode: EvaluationReport.Mode
    private let expectation: Expectation

    /// - Parameter recognizers: At least one. Each hears every n-th recording in the manifest's order, so that what
    ///   one has learnt from its recordings is the same each time.
    public init(
        recognizers: [any Recognizer], mode: EvaluationReport.Mode, expecting expectation: Expectation = .anything
    ) {
        self.recognizers = recognizers
        self.mode = mode
        self.expectation = expectation
    }

    /// - Parameters:
    ///   - sound: Reads a recording, at 16 kHz, and puts it into the noise wanted.
    ///   - progress: Called after each recording, from any thread.
    /// - Returns: In the order of `entries`: a recording that cannot be read or heard is an error for itself alone.
    public func evaluate(
        _ entries: [ManifestEntry], sound: @escaping @Sendable (ManifestEntry) throws -> AudioChunk,
        progress: @escaping @Sendable (Result<Trial, any Error>) -> Void
    ) async -> [Result<Trial, any Error>] {
        await withTaskGroup(of: [(Int, Result<Trial, any Error>)].self) { group in
            for (number, recognizer) in recognizers.enumerated() {
                group.addTask {
                    var results: [(Int, Result<Trial, any Error>)] = []
                    for index in stride(from: number, to: entries.count, by: recognizers.count) {
                        let result = await hear(entries[index], sound: sound, recognizer)
                        progress(result)
                        results.append((index, result))
                    }
                    return results
                }
            }
            var results: [(Int, Result<Trial, any Error>)] = []
            for await part in group { results += part }
            return results.sorted { $0.0 < $1.0 }.map(\.1)
        }
    }

    private func hear(
        _ entry: ManifestEntry, sound: (ManifestEntry) throws -> AudioChunk, _ recognizer: any Recognizer
    ) async -> Result<Trial, any Error> {
        do {
            let recording = try sound(entry)
            let start = ContinuousClock.now
            let hypothesis = try await recognizer.hear(
                recording, expecting: expectation, isStreaming: mode == .streaming)
            let decoding = start.duration(to: .now)
            return .success(
                Trial(
                    entry: entry, isAccepted: hypothesis.outcome == .recognized, text: hypothesis.text,
                    intent: hypothesis.intent, confidence: hypothesis.confidence,
                    evidence: hypothesis.evidence.byName, audioSeconds: recording.duration.seconds,
                    decodeSeconds: decoding.seconds))
        } catch {
            return .failure(error)
        }
    }
}

public import Audio
public import Device
public import Evaluation
import Grammar
public import Recognition

/// Measures whether a speaker knows when it is meant: false alarms over hours of a television, and what it misses. The
/// sound goes through the whole listening half of a device, as fast as it can be heard.
public struct AlarmBenchmark: Sendable {
    /// What may make a speaker answer.
    public enum Trigger: String, Sendable, CaseIterable {
        /// Its name and a question, heard as one sentence.
        case name
        /// The same, or its name alone.
        case nameFirst
        /// A cry for help that names nobody, which is asked back.
        case help

        fileprivate func isPulled(by heard: Hypothesis) -> Bool {
            guard let intent = heard.intent else { return false }
            return switch self {
            case .name: intent.isAddressed && intent.name != SpeakerName.call
            case .nameFirst: intent.isAddressed
            case .help: !intent.isAddressed && intent.name == DialogueCommand.emergency
            }
        }
    }

    private let hearing: Hearing

    /// - Parameter addressing: How the speaker is addressed; it has not been called.
    public init(recognizer: any Recognizer, settings: ListeningSettings, addressing: Addressing) {
        hearing = Hearing(
            recognizer: recognizer, settings: settings, expecting: Attention(addressing).narrowed(.anything))
    }

    /// Listens to a television that talks to nobody.
    /// - Parameter progress: Called after every stretch with all that was heard so far, and in how many hours.
    public func watch(
        _ television: inout Television, hours: Double, progress: ([Hypothesis], Double) throws -> Void
    ) async throws {
        var session = hearing.session()
        var heard: [Hypothesis] = []
        var time = Duration.zero
        while time < .seconds(hours * 3600) {
            let stretch = television.next()
            time += stretch.duration
            heard += try await session.hear(stretch).map(\.hypothesis)
            try progress(heard, time.seconds / 3600)
        }
    }

    /// Everything that is heard of something that was said to the speaker.
    public func hear(_ call: AudioChunk) async throws -> [Hypothesis] {
        let before = AudioChunk.silence(.seconds(1)).samples
        // As long as the continuation of a fragment is waited for.
        let after = AudioChunk.silence(.seconds(6)).samples
        return try await hearing.hear(AudioChunk(samples: before + call.samples + after)).map(\.hypothesis)
    }

    /// What pulled a trigger.
    public static func pulls(of trigger: Trigger, in heard: [Hypothesis]) -> [AlarmReport.Heard] {
        heard.filter(trigger.isPulled).map {
            AlarmReport.Heard(
                words: $0.text, confidence: $0.confidence, isBelieved: $0.outcome == .recognized || $0.namesSpeaker,
                nameScore: $0.evidence.confirmedNameScore)
        }
    }
}

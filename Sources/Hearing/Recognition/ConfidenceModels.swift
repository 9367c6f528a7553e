public import Foundation
import Texts

/// How far what is heard in a grammar can be believed, by profile.
public struct ConfidenceModels: Sendable, Equatable {
    private var models: [RecognizerProfile: ConfidenceModel]
    /// What is expected after a question, where it is judged otherwise: a single word is drawn out as no other is.
    private var answers: [RecognizerProfile: ConfidenceModel]?

    public init(_ models: [RecognizerProfile: ConfidenceModel] = [:]) {
        self.models = models
    }

    /// Every sentence of the grammar is believed: for those who measure, and learn the weights.
    public static let unjudged = ConfidenceModels()

    /// - Parameter expectation: What may be said.
    public subscript(profile: RecognizerProfile, expectation: Expectation) -> ConfidenceModel? {
        get {
            (expectation.name == Expectation.anything.name ? nil : answers?[profile]) ?? models[profile]
        }
        set {
            if expectation.name == Expectation.anything.name {
                models[profile] = newValue
            } else {
                answers = answers ?? [:]
                answers?[profile] = newValue
            }
        }
    }

    /// The profiles that were learnt with another grammar than this one.
    /// - Parameter grammar: Its fingerprint.
    public func stale(for grammar: String) -> Set<RecognizerProfile> {
        Set([models, answers ?? [:]].flatMap { $0.filter { $0.value.grammar != grammar }.keys })
    }
}

extension ConfidenceModels: Codable {
    private enum CodingKeys: String, CodingKey {
        case models = "profiles"
        case answers
    }
}

extension ConfidenceModels {
    /// Reads `confidence.json`.
    /// - Throws: `RecognitionError` that names the file.
    public init(at url: URL) throws(RecognitionError) {
        do {
            self = try JSONDecoder().decode(Self.self, from: Data(contentsOf: url))
        } catch {
            throw RecognitionError(
                code: .damagedWeights, operation: Text(en: "reading the weights of the confidence", ja: "重みを読むこと"),
                subject: Text(verbatim: url.relativePath),
                remedy: Text(
                    en: "take the file from the release again, or learn it anew with make -C Benchmarks confidence",
                    ja: "ファイルを元にもどすか、make -C Benchmarks confidence で学び直してください"),
                logLines: ["\(error)"])
        }
    }

    /// - Throws: Foundation's error when the file cannot be written.
    public func write(to url: URL) throws {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.prettyPrinted, .sortedKeys]
        try (encoder.encode(self) + Data("\n".utf8)).write(to: url, options: .atomic)
    }
}

/// What a device hears with.
public enum RecognizerProfile: String, Sendable, Codable, CodingKeyRepresentable, CaseIterable {
    /// PocketSphinx alone: small and quick, good in a quiet room.
    case light
    /// A neural model over the same grammar beside it: right in noise, too.
    case best
}

import NeuralNetwork
public import Recognition
import Texts
public import Wyoming

/// With which models a recognizer hears, as people choose it.
public struct RecognizerChoice: Sendable {
    /// nil for the best that is installed.
    public var profile: RecognizerProfile?
    /// Another program that is asked what was not understood.
    public var service: ServiceAddress?

    public init(profile: RecognizerProfile? = nil, service: ServiceAddress? = nil) {
        self.profile = profile
        self.service = service
    }

    /// - Throws: `ModelError` when the neural model was asked for and is not installed, or is damaged.
    func models(in files: LanguageFiles) throws -> SpeechModels {
        guard profile != .light else { return SpeechModels(acoustic: .hearing(files.locale)) }
        let neural = try NeuralModel(locale: files.locale)?.load(in: files.folder)
        if profile == .best, neural == nil {
            throw ModelError(
                subject: "the language \(files.locale)",
                reason: Text(en: "its neural model is not installed", ja: "入っていません"),
                remedy: Text(
                    en: "install it with scripts/model, or choose --profile light",
                    ja: "scripts/model で入れるか、--profile light にしてください"))
        }
        return SpeechModels(acoustic: .hearing(files.locale), neural: neural)
    }
}

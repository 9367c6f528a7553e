public import Foundation
public import Texts

/// Why the neural model cannot be used: which file, what is wrong with it, what to do.
public struct ModelError: ExplainedError, Equatable {
    public var subject: String
    public var reason: Text
    public var remedy: Text

    public init(
        subject: String, reason: Text,
        remedy: Text = Text(
            en: "remove the folder and install it again with scripts/model", ja: "その場所を消して、scripts/model で入れ直してください")
    ) {
        self.subject = subject
        self.reason = reason
        self.remedy = remedy
    }

    public var text: Text {
        Text(
            en: "reading the neural model failed on \(subject): \(reason.en); \(remedy.en)",
            ja: "学んだ聞きとりを読めません（\(subject)：\(reason.ja)）。\(remedy.ja)")
    }
}

extension ModelError {
    public static func cutOff(_ subject: String) -> Self {
        Self(subject: subject, reason: Text(en: "it ends in the middle", ja: "とちゅうで切れています"))
    }

    public static func missingTensor(_ name: String, in subject: String) -> Self {
        Self(subject: subject, reason: Text(en: "the tensor \(name) is missing", ja: "\(name) がありません"))
    }
}

extension Data {
    /// The bytes of a model's file, which stays mapped into memory.
    public init(mappingModel url: URL) throws(ModelError) {
        do {
            self = try Data(contentsOf: url, options: .alwaysMapped)
        } catch {
            throw ModelError(subject: url.path, reason: Text(en: "it cannot be read", ja: "読めません"))
        }
    }
}

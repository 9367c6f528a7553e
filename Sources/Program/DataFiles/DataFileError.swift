package import Foundation
public import Texts

/// Why a file that people edit could not be found or read.
public struct DataFileError: ExplainedError {
    /// The file, folder or name.
    public var subject: Text
    public var reason: Text
    /// What the person can do, as a sentence.
    public var remedy: Text

    public init(subject: Text, reason: Text, remedy: Text) {
        self.subject = subject
        self.reason = reason
        self.remedy = remedy
    }

    public init(subject: String, reason: Text, remedy: Text) {
        self.init(subject: Text(verbatim: subject), reason: reason, remedy: remedy)
    }

    public var text: Text {
        Text(
            en: "\(subject.en): \(reason.en); \(remedy.en)",
            ja: "\(subject.ja)：\(reason.ja)。\(remedy.ja)。")
    }
}

extension DataFileError {
    /// A file that Foundation could not read.
    package init(unreadable url: URL, _ error: any Error) {
        let cause = Text(error)
        self.init(
            subject: url.path,
            reason: Text(en: "the file cannot be read (\(cause.en))", ja: "ファイルを読めません（\(cause.ja)）"),
            remedy: Text(en: "check the path and who may read it", ja: "場所と、読んでよい人かどうかを見てください"))
    }

    /// What a folder of a town has nothing of.
    static func unknown(_ subject: Text, in place: String, known: [String]) -> DataFileError {
        DataFileError(
            subject: subject, reason: Text(en: "\(place) has none of that name", ja: "\(place) にその名前はありません"),
            remedy: Text(
                en: "choose one of: " + known.joined(separator: ", "),
                ja: "次から選んでください：" + known.joined(separator: "、")))
    }
}

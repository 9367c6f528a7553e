/// What people read on a screen or on paper, in every language of the product. Both are written where the text is used,
/// so that one without its translation does not compile.
///
/// Its Japanese is plain (やさしい日本語): a test checks every one in the sources.
public struct Text: Sendable, Hashable {
    public var en: String
    public var ja: String

    public init(en: String, ja: String) {
        (self.en, self.ja) = (en, ja)
    }

    /// What is the same in every language: a name, a path, a number, what another program said.
    public init(verbatim text: String) {
        self.init(en: text, ja: text)
    }

    public func `in`(_ language: Language) -> String {
        switch language {
        case .en: en
        case .ja: ja
        }
    }
}

extension Sequence<Text> {
    public func joined(separator: String) -> Text {
        Text(en: map(\.en).joined(separator: separator), ja: map(\.ja).joined(separator: separator))
    }
}

extension Text {
    /// Several texts as one.
    public static func + (left: Text, right: Text) -> Text {
        Text(en: left.en + right.en, ja: left.ja + right.ja)
    }
}

/// In English, for logs and tests.
extension Text: CustomStringConvertible {
    public var description: String { en }
}

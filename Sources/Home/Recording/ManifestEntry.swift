public import Grammar

/// One line of a manifest: a recording and what ought to be heard in it.
///
/// As JSON: `file` with `intent` and `slots`, or with `"outcome": "notRecognized"` for what is outside the grammar; and,
/// where they are known, `text` for the words and `group` for whatever figures are wanted apart (a speaker, a kind of
/// noise). Other keys are passed over.
public struct ManifestEntry: Sendable, Equatable {
    public enum Expected: Sendable, Equatable {
        case intent(Intent)
        /// Speech outside the grammar, or no speech at all.
        case notRecognized
    }

    /// A WAV file, relative to the manifest's folder.
    public var file: String
    public var expected: Expected
    /// The words that are said.
    public var text: String?
    public var group: String?

    public init(file: String, expected: Expected, text: String? = nil, group: String? = nil) {
        self.file = file
        self.expected = expected
        self.text = text
        self.group = group
    }

    public var isInGrammar: Bool { expected != .notRecognized }

    /// Whether `intent` is what was expected: its name and every slot that the label has. A slot more is not counted
    /// against it, as the published figures do not either.
    public func isMet(by intent: Intent) -> Bool {
        guard case .intent(let expected) = expected else { return false }
        return intent.name == expected.name && expected.slots.allSatisfy { intent.slots[$0.key] == $0.value }
    }
}

extension ManifestEntry: Codable {
    private enum CodingKeys: String, CodingKey {
        case file, intent, slots, outcome, text, group
    }

    public init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        file = try container.decode(String.self, forKey: .file)
        text = try container.decodeIfPresent(String.self, forKey: .text)
        group = try container.decodeIfPresent(String.self, forKey: .group)
        let outcome = try container.decodeIfPresent(String.self, forKey: .outcome)
        let slots = try container.decodeIfPresent([String: String].self, forKey: .slots) ?? [:]
        switch (try container.decodeIfPresent(String.self, forKey: .intent), outcome) {
        case (let intent?, nil), (let intent?, "recognized"):
            expected = .intent(Intent(name: intent, slots: slots))
        case (nil, "notRecognized"):
            expected = .notRecognized
        default:
            throw DecodingError.dataCorruptedError(
                forKey: .outcome, in: container, debugDescription: "neither “intent” nor “outcome”: “notRecognized”")
        }
    }

    public func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(file, forKey: .file)
        switch expected {
        case .intent(let intent):
            try container.encode(intent.name, forKey: .intent)
            try container.encode(intent.slots, forKey: .slots)
        case .notRecognized:
            try container.encode("notRecognized", forKey: .outcome)
        }
        try container.encodeIfPresent(text, forKey: .text)
        try container.encodeIfPresent(group, forKey: .group)
    }
}

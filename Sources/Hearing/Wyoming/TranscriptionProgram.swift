/// What a service says of a program that it hears with.
public struct TranscriptionProgram: Sendable, Equatable, Decodable {
    public struct Model: Sendable, Equatable, Decodable {
        public var name: String
        public var installed: Bool
        public var languages: [String]
    }

    public var name: String
    public var installed: Bool
    public var models: [Model]

    /// Whether it hears a language.
    public func hears(_ language: String) -> Bool {
        installed && models.contains { $0.installed && $0.languages.contains { $0.hasPrefix(language) } }
    }
}

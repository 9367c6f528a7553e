import CommandSupport
public import Grammar
import Texts

/// For scripts; the message is for the person who runs them.
extension GrammarIssue: Encodable {
    private enum CodingKeys: CodingKey {
        case severity, file, line, column, message
    }

    public func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(severity, forKey: .severity)
        try container.encode(file, forKey: .file)
        try container.encode(line, forKey: .line)
        try container.encode(column, forKey: .column)
        try container.encode(message.in(Terminal.language), forKey: .message)
    }
}

public import Texts

/// The part of an `opening_hours` value that could not be understood.
public struct OpeningHoursError: ExplainedError, Equatable {
    public var value: String
    /// Counted from 1, in characters.
    public var column: Int
    /// What is wrong there and what to write instead.
    public var message: Text
    /// The whole value with this part as it was probably meant; nil if only its author knows.
    public var repair: String?

    public var text: Text {
        Text(en: "“\(value)”, character \(column): ", ja: "「\(value)」の \(column) 字目：") + message
    }
}

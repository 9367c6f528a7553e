/// The part of an `opening_hours` value that could not be understood.
public struct OpeningHoursError: Error, Equatable, CustomStringConvertible {
    public var value: String
    /// Counted from 1, in characters.
    public var column: Int
    /// What is wrong there and what to write instead.
    public var message: String

    public var description: String {
        "“\(value)”, character \(column): \(message)"
    }
}

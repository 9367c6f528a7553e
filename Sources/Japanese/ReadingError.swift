/// Why a reading cannot be said.
public struct ReadingError: Error, Sendable, Equatable, CustomStringConvertible {
    public var reading: String
    public var reason: String

    public var description: String { "the reading “\(reading)”: \(reason); write it in kana" }
}

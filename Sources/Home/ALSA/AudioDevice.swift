/// A microphone or loudspeaker, or both in one.
public struct AudioDevice: Sendable, Equatable, Codable {
    /// What libasound opens it by. Names the card and not its number, which changes when it is plugged in again.
    public var name: String
    public var description: String
    public var canCapture: Bool
    public var canPlay: Bool

    public init(name: String, description: String, canCapture: Bool, canPlay: Bool) {
        self.name = name
        self.description = description
        self.canCapture = canCapture
        self.canPlay = canPlay
    }
}

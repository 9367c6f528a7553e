/// How a resident wants to be spoken to, in steps away from the voice's own settings.
public struct SpeechProfile: Sendable, Codable, Equatable {
    /// Below zero is slower.
    public var paceSteps: Int
    /// Above zero is louder.
    public var volumeSteps: Int

    public init(paceSteps: Int = 0, volumeSteps: Int = 0) {
        self.paceSteps = paceSteps
        self.volumeSteps = volumeSteps
    }
}

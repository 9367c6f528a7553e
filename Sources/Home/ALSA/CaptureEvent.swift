/// What a person should know about the microphone.
public enum CaptureEvent: Sendable, Equatable {
    /// Sound arrives: for the first time, or again after trouble.
    case listening(PCMFormat)
    /// No sound arrives, and the microphone is opened again until it does. Said once for each kind of trouble, not
    /// once for each attempt.
    case trouble(ALSAError)
}

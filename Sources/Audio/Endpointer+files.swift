extension Endpointer {
    /// Whether anybody speaks in a recording.
    /// - Parameter recording: At 16 kHz.
    public static func hasSpeech(_ recording: AudioChunk) -> Bool {
        var endpointer = Endpointer(settings: Settings(timeToBegin: nil))
        return endpointer.process(recording).contains { event in
            if case .began = event { true } else { false }
        }
    }
}

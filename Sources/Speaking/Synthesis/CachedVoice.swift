public import Audio
public import Japanese
public import Phrases

/// Keeps what another voice has said last, so that a reply said before sounds at once.
public actor CachedVoice: Voice {
    private struct Key: Hashable {
        var sentence: RubyText
        var settings: VoiceSettings
    }

    private let voice: any Voice
    private let capacity: Int
    private var sounds: [Key: AudioChunk] = [:]
    /// The one said longest ago first.
    private var order: [Key] = []

    /// - Parameter capacity: Samples kept, of two bytes each.
    public init(_ voice: any Voice, capacity: Int = 8_000_000) {
        self.voice = voice
        self.capacity = capacity
    }

    public func synthesize(_ sentence: RubyText, settings: VoiceSettings) async throws -> AudioChunk {
        let key = Key(sentence: sentence, settings: settings)
        if let sound = sounds[key] {
            use(key)
            return sound
        }
        let sound = try await voice.synthesize(sentence, settings: settings)
        sounds[key] = sound
        use(key)
        while order.count > 1, sounds.values.reduce(0, { $0 + $1.samples.count }) > capacity {
            sounds[order.removeFirst()] = nil
        }
        return sound
    }

    public nonisolated func pieces(of sentence: RubyText) -> [RubyText] {
        voice.pieces(of: sentence)
    }

    private func use(_ key: Key) {
        order.removeAll { $0 == key }
        order.append(key)
    }
}

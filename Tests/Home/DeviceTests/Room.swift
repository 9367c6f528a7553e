import Audio
import Composition
import Device
import Foundation
import Recognition
import TestSupport

/// What a listening device makes of a stretch of sound.
enum Room {
    enum Sound {
        case speech(String)
        case silence(Duration)
        case noise(Duration)
    }

    static func hear(_ sounds: [Sound]) async throws -> [Hearing.Heard] {
        let hearing = Hearing(
            recognizer: try Home.recognizer(await Home.files().usual.vocabulary), settings: ListeningSettings())
        var random = SplitMix(state: 1)
        var samples: [Int16] = []
        for sound in [.silence(.seconds(1))] + sounds {
            switch sound {
            case .speech(let sentence): samples += try await Home.voice(sentence).samples
            case .silence(let duration): samples += AudioChunk.silence(duration).samples
            case .noise(let duration):
                samples += AudioChunk.silence(duration).samples.map { _ in Int16.random(in: -900...900, using: &random)
                }
            }
        }
        return try await hearing.hear(AudioChunk(samples: samples))
    }
}

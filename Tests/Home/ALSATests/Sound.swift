import Audio

/// Chunks that are all there.
struct Sound: AsyncSequence, Sendable {
    typealias Element = AudioChunk
    typealias Failure = any Error

    struct AsyncIterator: AsyncIteratorProtocol {
        var chunks: ArraySlice<AudioChunk>

        mutating func next() async throws -> AudioChunk? {
            chunks.popFirst()
        }
    }

    private let chunks: [AudioChunk]

    init(_ chunks: AudioChunk...) {
        self.chunks = chunks
    }

    func makeAsyncIterator() -> AsyncIterator {
        AsyncIterator(chunks: chunks[...])
    }
}

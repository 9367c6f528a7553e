public import Audio
public import Foundation
import Texts

/// A microphone made of a named pipe that libasound's `file` plugin reads: whatever is spoken into it travels through
/// the real libasound in real time, and between sentences there is silence. For tests and for the demonstration on a
/// machine without a microphone.
public actor FIFOMicrophone {
    private static let period = 320
    private static let tick = Duration.milliseconds(20)

    /// The name to open with `configuration`.
    public nonisolated let device = "microphone"
    public nonisolated let configuration: ALSAConfiguration
    private let descriptor: Int32
    /// Samples that were not yet written, and how many were queued and written in all.
    private var queue: [Int16] = []
    private var queued = 0
    private var written = 0

    /// - Parameter folder: Where the pipe is made. Its name is gone at once, so that nothing is left of it however the
    ///   process ends.
    public init(in folder: URL) throws(ALSAError) {
        let path = folder.appending(path: "microphone-\(UUID().uuidString).fifo").path
        func failure(_ operation: String) -> ALSAError {
            ALSAError(
                code: .failed, operation: operation, subject: Text(en: "the pipe '\(path)'", ja: "音の管「\(path)」"),
                number: -errno,
                reason: Text(verbatim: String(cString: strerror(errno))))
        }
        guard mkfifo(path, 0o600) == 0 else { throw failure("mkfifo") }
        // Open for reading too: then there is always a reader, and no writer's end ever looks like the end of a file,
        // after which the plugin would return stale memory at full speed.
        let descriptor = Foundation.open(path, O_RDWR | O_NONBLOCK | O_CLOEXEC)
        let error = failure("open")
        unlink(path)
        guard descriptor >= 0 else { throw error }
        self.descriptor = descriptor
        // proc(5): opens the same pipe, though it has no name any more.
        let link = "/proc/\(getpid())/fd/\(descriptor)"
        configuration = .text(
            """
            pcm.sink { type null }
            pcm.microphone { type file slave.pcm sink file "/dev/null" infile "\(link)" format raw }
            """)
    }

    deinit {
        close(descriptor)
    }

    /// Speaks and is silent, 20 ms every 20 ms, until the task is cancelled. The reader of the pipe must be closed
    /// before this object goes.
    public func run() async {
        let clock = ContinuousClock()
        var next = clock.now
        while !Task.isCancelled {
            writeNext()
            next = max(next + Self.tick, clock.now)
            // Cancellation ends the pause; the loop sees it.
            try? await clock.sleep(until: next)
        }
        // A reader that waits inside read(2) would never see its own cancellation.
        for _ in 0..<25 {
            writeNext()
        }
    }

    /// Speaks after everything that was queued before, and returns when the last sample was written.
    ///
    /// - Parameter chunk: Sound at any rate.
    /// - Throws: `ResamplerError`, or `CancellationError`.
    public func speak(_ chunk: AudioChunk) async throws {
        let samples = try chunk.resampled(to: AudioChunk.speechRate).samples
        let remainder = samples.count % Self.period
        let padding = remainder == 0 ? 0 : Self.period - remainder
        queue += samples + Array(repeating: 0, count: padding)
        queued += samples.count + padding
        let end = queued
        while written < end {
            try await Task.sleep(for: Self.tick)
        }
    }

    /// Silence that finds the pipe full is dropped, speech is kept for the next turn.
    private func writeNext() {
        let isSpeech = !queue.isEmpty
        let samples = isSpeech ? Array(queue.prefix(Self.period)) : Array(repeating: 0, count: Self.period)
        // Less than PIPE_BUF: written as a whole or not at all.
        let count = samples.withUnsafeBytes { write(descriptor, $0.baseAddress, $0.count) }
        guard isSpeech, count == Self.period * 2 else { return }
        queue.removeFirst(Self.period)
        written += Self.period
    }
}

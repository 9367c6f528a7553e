public import Audio
import Threading
import Texts

/// Plays one sound after another.
///
/// The device is opened for each sound and closed after it: so a loudspeaker that was pulled out and put back, or that
/// another program used meanwhile, needs no special case. libasound is called on a thread of the actor's own.
public actor Loudspeaker {
    /// Blocking waits are cut to this length, so that cancellation is heard at once.
    private static let slice = Duration.milliseconds(40)
    private static let rest = Duration.milliseconds(10)
    /// A device that takes no sound for this long is in trouble.
    private static let patience = Duration.seconds(2)
    private static let faultsInARow = 10
    /// Some plugins lose a sound that is shorter than what starts them.
    private static let leastPeriods = 4

    private let executor = ThreadExecutor(name: "loudspeaker")
    private let device: String
    private let open: @Sendable (String) throws(ALSAError) -> any PlaybackDevice
    private var isPlaying = false

    public nonisolated var unownedExecutor: UnownedSerialExecutor { executor.asUnownedSerialExecutor() }

    /// - Parameter device: A name as from `AudioDevices`.
    public init(device: String, configuration: ALSAConfiguration = .system) {
        self.init(device: device) { device throws(ALSAError) in
            try PCMDevice(device, .playback, configuration: configuration)
        }
    }

    /// - Parameter open: Opens the device of a name.
    public init(
        device: String, open: @escaping @Sendable (String) throws(ALSAError) -> any PlaybackDevice
    ) {
        self.device = device
        self.open = open
    }

    /// Plays chunks as they come, at whatever rate they have, and returns when the last one has been heard.
    ///
    /// Cancelling the task silences the device at once.
    ///
    /// - Throws: `ALSAError`, `ResamplerError`, `CancellationError`, or an error of `audio` itself.
    public func play(_ audio: some AsyncSequence<AudioChunk, any Error> & Sendable) async throws -> Playback {
        guard !isPlaying else {
            throw trouble(.busy, Text(en: "it is still playing another sound of this program", ja: "まだ別の音を鳴らしています"))
        }
        isPlaying = true
        defer { isPlaying = false }
        let opened = try open(device)
        do {
            var playback = Playback()
            var resampler: Resampler?
            for try await chunk in audio {
                var current = try resampler.take() ?? Resampler(from: chunk.sampleRate, to: opened.format.rate)
                if current.sourceRate != chunk.sampleRate {
                    try await write(current.finish(), to: opened, &playback)
                    current = try Resampler(from: chunk.sampleRate, to: opened.format.rate)
                }
                try await write(current.process(chunk.samples), to: opened, &playback)
                resampler = consume current
            }
            if var last = resampler.take() {
                try await write(last.finish(), to: opened, &playback)
            }
            try Task.checkCancellation()
            try await drain(opened, &playback)
            return playback
        } catch {
            opened.drop()
            throw error
        }
    }

    private func write(
        _ samples: [Int16], to opened: any PlaybackDevice, _ playback: inout Playback
    ) async throws {
        var rest = samples[...]
        var quiet = Duration.zero
        var faults = 0
        while !rest.isEmpty {
            try Task.checkCancellation()
            do throws(ALSAError) {
                let taken = try opened.write(rest)
                if taken > 0 {
                    playback.take(rest.prefix(taken), rate: opened.format.rate)
                    rest = rest.dropFirst(taken)
                    quiet = .zero
                    faults = 0
                } else if try opened.wait(atMost: Self.slice) {
                    quiet += Self.rest
                    try? await Task.sleep(for: quiet > Self.rest ? Self.rest : .zero)
                } else {
                    quiet += Self.slice
                }
            } catch {
                faults += 1
                guard faults <= Self.faultsInARow else { throw error }
                try await recover(opened, from: error, &playback)
            }
            guard quiet < Self.patience else {
                throw trouble(
                    .stalled,
                    Text(
                        en: "it took no sound for \(Int(Self.patience.seconds)) s",
                        ja: "\(Int(Self.patience.seconds)) 秒、音を受け取りません"))
            }
        }
    }

    private func drain(_ opened: any PlaybackDevice, _ playback: inout Playback) async throws {
        guard playback.frames > 0 else { return }
        let frames = playback.frames
        let period = opened.format.period
        // A last period that is not full would be followed by whatever the buffer held before.
        let whole = max(Self.leastPeriods * period, (frames + period - 1) / period * period)
        try await write(Array(repeating: 0, count: whole - frames), to: opened, &playback)
        playback.frames = frames
        do throws(ALSAError) {
            try opened.drain()
        } catch  where error.code == .xrun {
            // It ran dry, and so has played everything.
        }
    }

    /// Throws the error again unless the device can go on after it.
    private func recover(_ opened: any PlaybackDevice, from error: ALSAError, _ playback: inout Playback) async throws {
        switch error.code {
        case .interrupted:
            return
        case .xrun, .suspended:
            playback.xruns += 1
            var waited = Duration.zero
            while try !opened.recover(from: error) {
                guard waited < Self.patience else { throw error }
                try await Task.sleep(for: Self.slice)
                waited += Self.slice
            }
        default:
            throw error
        }
    }

    private func trouble(_ code: ALSAError.Code, _ reason: Text) -> ALSAError {
        ALSAError(code: code, operation: "playback", subject: .device(device), reason: reason)
    }
}

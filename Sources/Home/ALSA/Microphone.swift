public import Audio
import Threading
import Texts

/// Listens to a microphone for as long as its task lives, whatever happens to the device.
///
/// libasound is called on a thread of the actor's own. Everything that can go wrong with a device is overcome here:
/// lost sound is counted, and a device that is away, taken or silent is opened again with growing pauses.
public actor Microphone {
    /// Blocking waits are cut to this length, so that cancellation is heard.
    private static let slice = Duration.milliseconds(100)
    /// Rest after a device said that there is sound and had none.
    private static let rest = Duration.milliseconds(10)
    /// A device without sound for this long is in trouble.
    private static let patience = Duration.seconds(2)
    /// Faults in a row, without any sound between them, after which the device is opened anew.
    private static let faultsInARow = 10
    /// 5 s of sound make a device trusted again: only then do the pauses between attempts become short again.
    private static let steadySamples = 5 * AudioChunk.speechRate
    /// 20 ms at 16 kHz.
    private static let chunkLength = 320

    private let executor = ThreadExecutor(name: "microphone")
    private let device: String
    private let open: @Sendable (String) throws(ALSAError) -> any CaptureDevice
    private let clock: any Clock<Duration>
    private var backOff: BackOff
    private var reported: Set<ALSAError.Code> = []
    private var openings = 0
    public private(set) var statistics = CaptureStatistics()

    public nonisolated var unownedExecutor: UnownedSerialExecutor { executor.asUnownedSerialExecutor() }

    /// - Parameters:
    ///   - device: A name that stays the same when the device is plugged in again, as from `AudioDevices`.
    ///   - clock: Measures the pauses between attempts.
    public init(
        device: String, configuration: ALSAConfiguration = .system, backOff: BackOff = BackOff(),
        clock: any Clock<Duration> = ContinuousClock()
    ) {
        self.init(device: device, backOff: backOff, clock: clock) { device throws(ALSAError) in
            try PCMDevice(device, .capture, configuration: configuration)
        }
    }

    /// - Parameter open: Opens the device of a name.
    public init(
        device: String, backOff: BackOff = BackOff(), clock: any Clock<Duration> = ContinuousClock(),
        open: @escaping @Sendable (String) throws(ALSAError) -> any CaptureDevice
    ) {
        self.device = device
        self.backOff = backOff
        self.clock = clock
        self.open = open
    }

    /// Delivers 20 ms chunks of mono sound at 16 kHz until the task is cancelled.
    ///
    /// - Parameters:
    ///   - deliver: Called on the microphone's thread for every chunk; must not block.
    ///   - report: Called when sound begins to arrive and when trouble begins.
    public func run(
        deliver: @Sendable (AudioChunk) -> Void, report: @Sendable (CaptureEvent) -> Void
    ) async {
        while !Task.isCancelled {
            do {
                let opened = try open(device)
                openings += 1
                statistics.reopens = openings - 1
                try await capture(from: opened, deliver: deliver, report: report)
            } catch {
                if reported.insert(error.code).inserted {
                    report(.trouble(error))
                }
                // Cancellation ends the pause; the loop sees it.
                try? await clock.sleep(for: backOff.next())
            }
        }
    }

    private func capture(
        from opened: any CaptureDevice, deliver: (AudioChunk) -> Void, report: (CaptureEvent) -> Void
    ) async throws(ALSAError) {
        var resampler = try resampler(for: opened.format)
        var pending: [Int16] = []
        var isListening = false
        var delivered = 0
        var quiet = Duration.zero
        var faults = 0
        while !Task.isCancelled {
            // Lets others ask for the statistics.
            await Task.yield()
            let samples: [Int16]
            do throws(ALSAError) {
                let isReady = try opened.wait(atMost: Self.slice)
                samples = isReady ? try opened.read() : []
                if samples.isEmpty {
                    quiet += isReady ? Self.rest : Self.slice
                    if isReady {
                        try? await clock.sleep(for: Self.rest)
                    }
                }
            } catch {
                faults += 1
                guard faults <= Self.faultsInARow else { throw error }
                try await recover(opened, from: error)
                continue
            }
            guard quiet < Self.patience else { throw stalled() }
            guard !samples.isEmpty else { continue }
            quiet = .zero
            faults = 0
            if !isListening {
                isListening = true
                reported = []
                report(.listening(opened.format))
            }
            do {
                pending += try resampler.process(samples)
            } catch {
                throw unusable(error)
            }
            var start = 0
            while pending.count - start >= Self.chunkLength {
                deliver(AudioChunk(samples: Array(pending[start..<start + Self.chunkLength])))
                start += Self.chunkLength
            }
            pending.removeFirst(start)
            statistics.samples += start
            delivered += start
            if delivered >= Self.steadySamples {
                backOff.reset()
            }
        }
    }

    /// Throws the error again unless the device can go on after it.
    private func recover(_ opened: any CaptureDevice, from error: ALSAError) async throws(ALSAError) {
        switch error.code {
        case .interrupted:
            return
        case .xrun, .suspended:
            statistics.xruns += 1
            var waited = Duration.zero
            while try !opened.recover(from: error), !Task.isCancelled {
                guard waited < Self.patience else { throw error }
                try? await clock.sleep(for: Self.slice)
                waited += Self.slice
            }
        default:
            throw error
        }
    }

    private func resampler(for format: PCMFormat) throws(ALSAError) -> Resampler {
        do {
            return try Resampler(from: format.rate, to: AudioChunk.speechRate)
        } catch {
            throw unusable(error)
        }
    }

    private func unusable(_ cause: ResamplerError) -> ALSAError {
        ALSAError(
            code: .unsupportedFormat, operation: "capture", subject: .device(device),
            reason: Text(cause))
    }

    private func stalled() -> ALSAError {
        ALSAError(
            code: .stalled, operation: "snd_pcm_readi", subject: .device(device),
            reason: Text(
                en: "no sound for \(Int(Self.patience.seconds)) s", ja: "\(Int(Self.patience.seconds)) 秒、音が来ません"))
    }
}

/// A microphone as `Microphone` uses it: a `PCM`, or in tests a device with faults.
public protocol CaptureDevice: AnyObject {
    var format: PCMFormat { get }
    /// Waits until sound can be read. Returns false when the time passed first.
    func wait(atMost timeout: Duration) throws(ALSAError) -> Bool
    /// What is there, mixed to mono, at the format's rate; empty where nothing is there yet.
    func read() throws(ALSAError) -> [Int16]
    /// Makes the device usable again after an xrun or a suspension. Returns false while that takes longer.
    func recover(from error: ALSAError) throws(ALSAError) -> Bool
}

/// What a person should know about the microphone.
public enum CaptureEvent: Sendable, Equatable {
    /// Sound arrives: for the first time, or again after trouble.
    case listening(PCMFormat)
    /// No sound arrives, and the microphone is opened again until it does. Said once for each kind of trouble, not
    /// once for each attempt.
    case trouble(ALSAError)
}

/// What a microphone has done since it was made.
public struct CaptureStatistics: Sendable, Equatable {
    /// Samples delivered, at 16 kHz.
    public var samples = 0
    /// Times that sound was lost because it was not read soon enough, or because the machine slept.
    public var xruns = 0
    /// Successful openings after the first.
    public var reopens = 0

    public init() {}
}

import CALSA

/// What went wrong between this program and libasound.
public struct ALSAError: Error, Sendable, Equatable, CustomStringConvertible {
    /// The kinds of trouble a caller handles in different ways.
    public struct Code: RawRepresentable, Hashable, Sendable {
        public var rawValue: String

        public init(rawValue: String) {
            self.rawValue = rawValue
        }

        /// The buffer ran over or dry (EPIPE).
        public static let xrun = Code(rawValue: "xrun")
        /// The machine slept (ESTRPIPE).
        public static let suspended = Code(rawValue: "suspended")
        /// A signal came (EINTR); nothing is lost.
        public static let interrupted = Code(rawValue: "interrupted")
        /// Another program holds the device (EBUSY, or EAGAIN on opening).
        public static let busy = Code(rawValue: "busy")
        /// There is no such device (ENOENT, ENODEV, ENXIO) or sound server (ECONNREFUSED): never there, or pulled out.
        public static let noDevice = Code(rawValue: "noDevice")
        /// The device gave no sound for longer than a working one would.
        public static let stalled = Code(rawValue: "stalled")
        /// The device has no rate, channel count or sample format that can be used.
        public static let unsupportedFormat = Code(rawValue: "unsupportedFormat")
        /// The configuration text has a mistake.
        public static let configuration = Code(rawValue: "configuration")
        /// Anything else (EIO, …).
        public static let failed = Code(rawValue: "failed")
    }

    public var code: Code
    /// The libasound function, or what was attempted.
    public var operation: String
    /// What it was done to: "ALSA device 'hw:1'".
    public var subject: String
    /// The negative errno that libasound returned; 0 where the trouble is our own finding.
    public var number: Int32
    /// The reason in words: that of `snd_strerror`, or our own.
    public var reason: String
    /// The lines libasound logged during the call, oldest first.
    public var log: [String]

    public init(
        code: Code, operation: String, subject: String, number: Int32 = 0, reason: String, log: [String] = []
    ) {
        self.code = code
        self.operation = operation
        self.subject = subject
        self.number = number
        self.reason = reason
        self.log = log
    }

    /// The error of a libasound call on a device.
    ///
    /// - Parameter number: The negative number the call returned.
    public init(_ operation: String, device: String, number: Int32, log: [String] = []) {
        self.init(
            code: Self.code(of: -number), operation: operation, subject: "ALSA device '\(device)'", number: number,
            reason: String(cString: snd_strerror(number)), log: log)
    }

    /// One line: what failed, on what, why, and what to do about it.
    public var description: String {
        var line = "\(operation) on \(subject): \(reason)"
        if number != 0 {
            line += " (\(number))"
        }
        if !log.isEmpty {
            line += " [\(log.joined(separator: "; "))]"
        }
        if let remedy {
            line += "; \(remedy)"
        }
        return line
    }

    /// What the person can do, or nil where nothing is to be done.
    public var remedy: String? {
        switch code {
        case .busy: "close the program that uses the device"
        case .noDevice: "plug the device in, or choose another from 'mimamori devices'"
        case .stalled: "unplug the device and plug it in again"
        case .unsupportedFormat: "use the device through 'plughw:' instead of 'hw:'"
        case .configuration: "correct the ALSA configuration"
        default: nil
        }
    }

    private static func code(of errno: Int32) -> Code {
        switch errno {
        case EPIPE: .xrun
        case ESTRPIPE: .suspended
        case EINTR: .interrupted
        case EBUSY, EAGAIN: .busy
        case ENOENT, ENODEV, ENXIO, ECONNREFUSED: .noDevice
        default: .failed
        }
    }
}

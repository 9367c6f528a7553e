import CALSA
public import Texts

/// What went wrong between this program and libasound.
public struct ALSAError: ExplainedError, Equatable {
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
    public var subject: Text
    /// The negative errno that libasound returned; 0 where the trouble is our own finding.
    public var number: Int32
    /// The reason in words: that of `snd_strerror`, or our own.
    public var reason: Text
    /// The lines libasound logged during the call, oldest first.
    public var log: [String]

    public init(
        code: Code, operation: String, subject: Text, number: Int32 = 0, reason: Text, log: [String] = []
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
            code: Self.code(of: -number), operation: operation, subject: .device(device), number: number,
            reason: Text(verbatim: String(cString: snd_strerror(number))), log: log)
    }

    /// One line: what failed, on what, why, and what to do about it.
    public var text: Text {
        let details = (number == 0 ? "" : " (\(number))") + (log.isEmpty ? "" : " [\(log.joined(separator: "; "))]")
        return Text(
            en: "\(operation) on \(subject.en): \(reason.en)\(details)" + (remedy.map { "; \($0.en)" } ?? ""),
            ja: "\(subject.ja)が使えません。\(reason.ja)（\(operation)）\(details)" + (remedy.map { "。\($0.ja)。" } ?? ""))
    }

    /// What the person can do, or nil where nothing is to be done.
    public var remedy: Text? {
        switch code {
        case .busy: Text(en: "close the program that uses the device", ja: "この機械を使っているものを閉じてください")
        case .noDevice:
            Text(
                en: "plug the device in, or choose another from 'mimamori devices'",
                ja: "つなぐか、mimamori devices から別のものを選んでください")
        case .stalled: Text(en: "unplug the device and plug it in again", ja: "一度ぬいて、つなぎ直してください")
        case .unsupportedFormat:
            Text(en: "use the device through 'plughw:' instead of 'hw:'", ja: "hw: ではなく plughw: で使ってください")
        case .configuration: Text(en: "correct the ALSA configuration", ja: "ALSA の設定を直してください")
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

extension Text {
    /// What an error is about.
    static func device(_ name: String) -> Text {
        Text(en: "ALSA device '\(name)'", ja: "音の機械「\(name)」")
    }
}

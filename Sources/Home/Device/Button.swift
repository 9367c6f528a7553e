import ALSA
public import Foundation
public import ServiceLifecycle
import Threading
import Texts

/// A push button that Linux reports as an input device: a key of a keypad, a switch on USB, or one on GPIO pins, which
/// the device-tree overlay `gpio-key` turns into the same (Linux, Documentation/input/event-codes.rst).
///
/// A button that is pulled out is waited for, as a microphone is. It is waited for on a thread of its own.
public actor Button: Service {
    /// Waiting is cut to this length, so that the end of the program is noticed.
    private static let slice: Int32 = 250

    private let executor = ThreadExecutor(name: "button")
    private let device: URL
    private let inputs: DeviceInputs
    private let observe: @Sendable (DeviceEvent) -> Void
    private var backOff = BackOff()
    private var isTroubleTold = false

    public nonisolated var unownedExecutor: UnownedSerialExecutor { executor.asUnownedSerialExecutor() }

    /// - Parameter device: For example `/dev/input/by-path/platform-button-event`.
    public init(device: URL, inputs: DeviceInputs, observe: @escaping @Sendable (DeviceEvent) -> Void) {
        self.device = device
        self.inputs = inputs
        self.observe = observe
    }

    public func run() async {
        await cancelWhenGracefulShutdown {
            await self.watch()
        }
    }

    private func watch() async {
        while !Task.isCancelled {
            let descriptor = open(device.path, O_RDONLY | O_NONBLOCK | O_CLOEXEC)
            if descriptor >= 0 {
                isTroubleTold = false
                backOff.reset()
                watch(descriptor)
                close(descriptor)
            }
            guard !Task.isCancelled else { return }
            tell(
                descriptor >= 0
                    ? Text(en: "it is gone", ja: "外れました") : Text(verbatim: String(cString: strerror(errno))))
            // Only cancellation ends the pause early, and then the loop.
            try? await Task.sleep(for: backOff.next())
        }
    }

    /// Hands on every press until the device is gone.
    private func watch(_ descriptor: Int32) {
        var events = [UInt8](repeating: 0, count: 64 * InputEvent.size)
        while !Task.isCancelled {
            var waiting = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
            if poll(&waiting, 1, Self.slice) > 0 {
                let count = read(descriptor, &events, events.count)
                guard count > 0 else { return }
                for start in stride(from: 0, through: count - InputEvent.size, by: InputEvent.size)
                where InputEvent(events[start..<start + InputEvent.size]).isPress { inputs.press() }
            }
        }
    }

    private func tell(_ reason: Text) {
        guard !isTroubleTold else { return }
        isTroubleTold = true
        observe(
            .trouble(
                Text(
                    en: "the button \(device.path) cannot be read (\(reason.en)): plug it in, and see that this user "
                        + "belongs to the group “input”",
                    ja: "ボタン \(device.path) を読めません（\(reason.ja)）。つないでください。"
                        + "この人が input の組にいるかも見てください")))
    }
}

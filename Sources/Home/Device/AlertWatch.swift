import AsyncAlgorithms
public import ServiceLifecycle

/// Reminds a device to ask the rules service for alerts, every few seconds.
public struct AlertWatch: Service {
    private let inputs: DeviceInputs
    private let interval: Duration

    public init(_ inputs: DeviceInputs, every interval: Duration = .seconds(5)) {
        self.inputs = inputs
        self.interval = interval
    }

    public func run() async {
        for await _ in AsyncTimerSequence(interval: interval, clock: .continuous).cancelOnGracefulShutdown() {
            inputs.remind()
        }
    }
}

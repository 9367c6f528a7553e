public import ServiceLifecycle
import UnixSignals

/// A press of the button by the signal SIGUSR1: for switches that another program watches.
public struct ButtonSignal: Service {
    private let inputs: DeviceInputs

    public init(_ inputs: DeviceInputs) {
        self.inputs = inputs
    }

    public func run() async {
        for await _ in await UnixSignalsSequence(trapping: .sigusr1).cancelOnGracefulShutdown() {
            inputs.press()
        }
    }
}

public import ALSA
public import ServiceLifecycle

/// Feeds a device from its microphone until the program ends. Trouble with the microphone is told and never ends it:
/// the microphone opens itself again.
public struct CaptureService: Service {
    private let microphone: Microphone
    private let inputs: DeviceInputs
    private let observe: @Sendable (DeviceEvent) -> Void

    public init(
        microphone: Microphone, inputs: DeviceInputs, observe: @escaping @Sendable (DeviceEvent) -> Void
    ) {
        self.microphone = microphone
        self.inputs = inputs
        self.observe = observe
    }

    public func run() async {
        await cancelWhenGracefulShutdown {
            await microphone.run(
                deliver: { inputs.hear($0) },
                report: { observe(.capture($0)) })
        }
        inputs.finish()
    }
}

import AsyncAlgorithms
public import Logging
public import Recognition
public import ServiceLifecycle
import Texts

/// Looks every few seconds whether the town's lists have changed, and has the device hear the new ones.
public struct VocabularyWatch: Service {
    private let inputs: DeviceInputs
    private let interval: Duration
    private let logger: Logger
    private let changed: @Sendable () async throws -> [Vocabulary]

    /// - Parameter changed: What can be heard now, in each language; none where it is what it was the last time.
    public init(
        _ inputs: DeviceInputs, every interval: Duration = .seconds(5), logger: Logger,
        changed: @escaping @Sendable () async throws -> [Vocabulary]
    ) {
        self.inputs = inputs
        self.interval = interval
        self.logger = logger
        self.changed = changed
    }

    public func run() async {
        for await _ in AsyncTimerSequence(interval: interval, clock: .continuous).cancelOnGracefulShutdown() {
            do {
                for vocabulary in try await changed() { inputs.learn(vocabulary) }
            } catch {
                logger.warning(
                    Text(en: "the town's new words cannot be used: ", ja: "町の新しいことばを使えません。") + Text(error))
            }
        }
    }
}

extension Logger {
    /// A line in every language: whoever reads a log need not have started the program.
    func warning(_ text: Text) {
        warning("\(text.en) | \(text.ja)")
    }
}

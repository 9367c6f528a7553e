public import Recording

/// Records what a session asks for: takes from the microphone, decisions from the keyboard, files into a folder.
public struct RecordingBooth: Sendable {
    public enum Event: Sendable {
        case session(RecordingSession.Event)
        case saved(ManifestEntry)
        case notSaved(RecordingFolderError)
    }

    private let session: RecordingSession
    private let folder: RecordingFolder
    private let hasKeyboard: Bool

    /// - Parameter hasKeyboard: Whether somebody can decide; without, a take that cannot be saved ends the session.
    public init(session: RecordingSession, folder: RecordingFolder, hasKeyboard: Bool) {
        self.session = session
        self.folder = folder
        self.hasKeyboard = hasKeyboard
    }

    /// Returns when the session is finished, or the inputs are. What was saved is safe whenever it ends.
    ///
    /// - Parameter inputs: Keys are lines that begin with the key; an empty line keeps.
    /// - Throws: `RecordingFolderError` where nobody can decide what to do about it.
    public func run(_ inputs: DeviceInputs, report: (Event) -> Void) async throws {
        var session = session
        var folder = folder
        var isFinished = false
        /// Carries out what the session asks for, and what it asks for then.
        func carryOut(_ events: [RecordingSession.Event]) throws {
            for event in events {
                report(.session(event))
                switch event {
                case .finished:
                    isFinished = true
                case .save(let take):
                    do throws(RecordingFolderError) {
                        report(.saved(try folder.save(take)))
                    } catch {
                        guard hasKeyboard else { throw error }
                        report(.notSaved(error))
                        try carryOut(session.notSaved())
                        continue
                    }
                    try carryOut(session.saved())
                default:
                    break
                }
            }
        }
        try carryOut(session.start())
        guard !isFinished else { return }
        for await input in inputs.all {
            switch input {
            case .sound(let chunk, _):
                try carryOut(session.process(chunk))
            case .typed(let line):
                guard let key = RecordingSession.Key(rawValue: line.first ?? "k") else { continue }
                try carryOut(session.press(key))
            case .pressed, .reminder, .vocabulary: break
            }
            if isFinished { return }
        }
    }
}

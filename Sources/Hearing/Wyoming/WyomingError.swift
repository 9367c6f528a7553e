public import Texts

/// Why another program did not answer as one that speaks Wyoming does.
public enum WyomingError: ExplainedError, Equatable {
    case unreachable(ServiceAddress, reason: String)
    /// It did not answer in time.
    case tooSlow
    /// It ended the connection before it had answered.
    case closed
    /// What it said is no event of the protocol.
    case garbage
    /// It said that it failed.
    case failed(String)

    public var text: Text {
        switch self {
        case .unreachable(let address, let reason):
            Text(
                en: "nothing answers at \(address) (\(reason)): start the service, or correct --recognizer-service",
                ja: "\(address) につながりません（\(reason)）。サービスを動かすか、--recognizer-service を直してください")
        case .tooSlow: Text(en: "it did not answer in time", ja: "時間内に答えませんでした")
        case .closed: Text(en: "it closed the connection before it had answered", ja: "答える前に切れました")
        case .garbage: Text(en: "what it answered is not the Wyoming protocol", ja: "答えが Wyoming の形ではありません")
        case .failed(let reason): Text(en: "it failed: \(reason)", ja: "サービスの失敗：\(reason)")
        }
    }
}

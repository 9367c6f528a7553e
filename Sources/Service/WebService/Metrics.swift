import Synchronization

/// Counts for whoever watches the service, in the text format of Prometheus (version 0.0.4). No labels with names or ids.
public final class Metrics: Sendable {
    /// A metric and the values of its labels.
    private struct Key: Hashable {
        var name: Name
        var labels: [String]
    }

    enum Name: String, CaseIterable {
        case requests = "mimamori_http_requests_total"
        case events = "mimamori_events_total"
        case openRequests = "mimamori_open_requests"
        case devices = "mimamori_devices"

        var help: String {
            switch self {
            case .requests: "HTTP requests by route and status."
            case .events: "Events that devices have sent, by lane and what became of them."
            case .openRequests: "Requests of residents that nobody has closed."
            case .devices: "Devices that are registered and not revoked."
            }
        }

        var type: String { self == .openRequests || self == .devices ? "gauge" : "counter" }

        var labels: [String] {
            switch self {
            case .requests: ["route", "status"]
            case .events: ["lane", "status"]
            case .openRequests, .devices: []
            }
        }
    }

    private let values = Mutex<[Key: Int]>([:])

    public init() {}

    func count(_ name: Name, _ labels: String..., by amount: Int = 1) {
        values.withLock { $0[Key(name: name, labels: labels), default: 0] += amount }
    }

    func set(_ name: Name, to value: Int) {
        values.withLock { $0[Key(name: name, labels: [])] = value }
    }

    var text: String {
        let values = values.withLock(\.self)
        return Name.allCases.map { name in
            let lines = values.filter { $0.key.name == name }
                .map { key, value in
                    let labels = zip(name.labels, key.labels).map { "\($0)=\"\($1)\"" }.joined(separator: ",")
                    return "\(name.rawValue)\(labels.isEmpty ? "" : "{\(labels)}") \(value)\n"
                }
            return "# HELP \(name.rawValue) \(name.help)\n# TYPE \(name.rawValue) \(name.type)\n"
                + lines.sorted().joined()
        }.joined()
    }
}

import Recording

/// The figures of the recordings that a manifest puts in one group: a speaker, a room, a kind of noise.
public struct GroupReport: Sendable, Equatable, Encodable {
    public var group: String
    public var intentAccuracy: Share
    public var falseAcceptRate: Share

    /// In the order in which the manifest names them; recordings without a group are in none.
    static func groups(of trials: [Trial]) -> [GroupReport] {
        var order: [String] = []
        var members: [String: [Trial]] = [:]
        for trial in trials {
            guard let group = trial.entry.group else { continue }
            if members[group] == nil { order.append(group) }
            members[group, default: []].append(trial)
        }
        return order.map { group in
            let trials = members[group] ?? []
            return GroupReport(
                group: group,
                intentAccuracy: Share(of: trials.filter(\.entry.isInGrammar)) { $0.isAccepted && $0.isRight },
                falseAcceptRate: Share(of: trials.filter { !$0.entry.isInGrammar }, \.isAccepted))
        }
    }
}

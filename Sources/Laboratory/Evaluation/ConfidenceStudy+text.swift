extension ConfidenceStudy: Encodable {
    private enum CodingKeys: String, CodingKey {
        case features, bias, weights, threshold, conditions, calibrationError
    }

    public func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(features, forKey: .features)
        try container.encode(regression.bias, forKey: .bias)
        try container.encode(regression.weights, forKey: .weights)
        try container.encode(threshold.rounded4, forKey: .threshold)
        try container.encode(conditions, forKey: .conditions)
        try container.encode(calibrationError?.rounded4, forKey: .calibrationError)
    }

    /// For a terminal.
    public func text() -> String {
        var table = TextTable(
            header: [
                "on other recordings", "heard",
                "accepted", "mistaken",
                "falsely accepted",
            ])
        for outcome in conditions {
            table.rows.append([
                outcome.condition, outcome.heard.percent, outcome.accepted.percent, outcome.mistaken.percent,
                outcome.falselyAccepted.part,
            ])
            for (group, share) in outcome.falselyAcceptedByGroup.sorted(by: { $0.key < $1.key }) where share.count > 0 {
                table.rows.append(["  \(group)", "", "", "", share.part])
            }
        }
        let weights = zip(features, regression.weights).map { "\($0) \($1.rounded4)" }.joined(separator: ", ")
        let learnt =
            "weights: \(weights); threshold \(threshold.rounded4); calibration error \(calibrationError.percent)"
        return "\(table.text)\n\n\(learnt)"
    }
}

public import Texts

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
    public func text(in language: Language) -> String {
        var table = TextTable(
            header: [
                Text(en: "on other recordings", ja: "ほかの録音で"), Text(en: "heard", ja: "聞いた"),
                Text(en: "accepted", ja: "信じた"), Text(en: "mistaken", ja: "取りちがい"),
                Text(en: "falsely accepted", ja: "聞きまちがい"),
            ].map { $0.in(language) })
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
        let learnt = Text(
            en: "weights: \(weights); threshold \(threshold.rounded4); calibration error \(calibrationError.percent)",
            ja: "重み：\(weights)。境目 \(threshold.rounded4)。ずれ \(calibrationError.percent)")
        return "\(table.text)\n\n\(learnt.in(language))"
    }
}

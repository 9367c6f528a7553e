/// What becomes of a collection day on which the centre is closed.
public enum ClosurePolicy: String, Sendable, Codable, CaseIterable {
    /// It is dropped.
    case skip
    /// It and those of the same weekday after it in the same month come a week later, as in Kanazawa. What would then
    /// fall in the next month is dropped.
    ///
    /// Source: `WeekShift` in setting.js of https://github.com/codeforkanazawa-org/5374
    case shift
}

extension Answerer {
    /// What a home says to a question that only the town hall could answer, while there is no line.
    public func outOfReach(at now: LocalTime) -> Reply {
        Reply(.unknown, [Message(.outOfReach), telephoneOffice(at: now)])
    }
}

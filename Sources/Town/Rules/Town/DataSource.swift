/// Where an answer comes from: what the speaker says to "how do you know?".
public struct DataSource: Sendable, Hashable, Codable {
    /// Who published it and what it is, as it stands in a sentence: "the garbage calendar of the town office".
    public var name: LocalizedName
    /// The day it was published or last changed; nil where nobody has said.
    public var date: CalendarDate?

    public init(name: LocalizedName, date: CalendarDate? = nil) {
        self.name = name
        self.date = date
    }
}

/// A warning that residents hear at once, or the news that it no longer holds.
public struct Alert: Sendable, Equatable, Identifiable {
    public var id: String
    /// A drill: what is said begins by saying so.
    public var isExercise: Bool
    /// What is said, as whole sentences.
    public var text: LocalizedName
    public var districts: Set<District.ID>
    /// The alert that is over; nil for one that stands.
    public var withdraws: Alert.ID?

    public init(
        id: String, isExercise: Bool = false, text: LocalizedName, districts: Set<District.ID>,
        withdraws: Alert.ID? = nil
    ) {
        self.id = id
        self.isExercise = isExercise
        self.text = text
        self.districts = districts
        self.withdraws = withdraws
    }
}

/// What residents should hear for a while whenever they ask about a collection.
public struct CollectionNotice: Sendable, Equatable {
    /// The days on which it is said.
    public var days: ClosedRange<CalendarDate>
    /// The category it is about; every one where it is nil.
    public var category: WasteCategory.ID?
    /// Whole sentences.
    public var text: LocalizedName

    public init(days: ClosedRange<CalendarDate>, category: WasteCategory.ID? = nil, text: LocalizedName) {
        self.days = days
        self.category = category
        self.text = text
    }
}

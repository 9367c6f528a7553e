/// What one row, or one entry of a YAML file, says of a resident: every value still as it was typed, with its place.
struct PeopleRecord {
    struct Value {
        var text: String
        var line: Int
        var column: Int
    }

    /// Where the record begins.
    var line: Int
    var column = 1
    var values: [PeopleColumn: Value] = [:]
    /// In a table, where the columns stand of which the record says nothing.
    var missingColumns: [PeopleColumn: Int] = [:]

    func value(_ field: PeopleField, contact: Int? = nil) -> Value? {
        values[PeopleColumn(field: field, contact: contact)]
    }

    /// The contacts of which anything is said.
    var contacts: [Int] {
        Set(values.keys.compactMap(\.contact)).sorted()
    }
}

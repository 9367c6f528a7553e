import Rules

/// The names of a feed in other languages, and how they are read: `ja-Hrkt` holds the kana that GTFS-JP demands. Both
/// layouts of translations.txt are read: `trans_id,lang,translation` of the earlier editions, where the id is the
/// Japanese name itself, and `table_name,field_name,language,translation,record_id,…,field_value` of today's.
struct GTFSTranslations {
    private struct Key: Hashable {
        var table: String
        var field: String
        var record: String
        var value: String
    }

    /// Japanese name to language to translation.
    private var byName: [String: [String: String]] = [:]
    private var byKey: [Key: [String: String]] = [:]

    init(_ table: CSVTable?) {
        guard let table, let translation = table.column("translation"), let language = table.column("language", "lang")
        else { return }
        let id = table.column("trans_id")
        let columns = ["table_name", "field_name", "record_id", "field_value"].map { table.column($0) }
        for row in table.rows {
            let (language, translation) = (row.field(language), row.field(translation))
            if let id {
                byName[row.field(id), default: [:]][language] = translation
            } else {
                let values = columns.map { $0.map(row.field) ?? "" }
                let key = Key(table: values[0], field: values[1], record: values[2], value: values[3])
                byKey[key, default: [:]][language] = translation
            }
        }
    }

    /// A name with what the feed says of it.
    func name(_ name: String, table: String, field: String, record: String) -> LocalizedName {
        var names = ["ja": name]
        let keys = [
            Key(table: table, field: field, record: "", value: name),
            Key(table: table, field: field, record: record, value: ""),
        ]
        for found in [byName[name]] + keys.map({ byKey[$0] }) {
            names.merge(found ?? [:]) { $1 }
        }
        return LocalizedName(names)
    }
}

import Rules

/// The names of a feed in other languages, and how they are read: `ja-Hrkt` holds the kana that GTFS-JP demands. Both
/// layouts of translations.txt are read: `trans_id,lang,translation` of the earlier editions, where the id is the
/// Japanese name itself, and `table_name,field_name,language,translation,record_id,…,field_value` of today's.
struct GTFSTranslations {
    private struct Key: Hashable {
        var table: String
        var field: String
        var record: String
        var subrecord: String
        var value: String
    }

    /// Japanese name to language to translation, of the earlier editions.
    private var byName: [String: [String: String]] = [:]
    private var byKey: [Key: [String: String]] = [:]
    /// All that any table says of a name: what a front shows is mostly the name of a stop.
    private var anywhere: [String: [String: Set<String>]] = [:]

    init(_ table: CSVTable?) {
        guard let table, let translation = table.column("translation"), let language = table.column("language", "lang")
        else { return }
        let id = table.column("trans_id")
        let columns = ["table_name", "field_name", "record_id", "record_sub_id", "field_value"].map { table.column($0) }
        for row in table.rows {
            let language = Self.language(row.field(language))
            let translation = Self.spelled(row.field(translation), in: language)
            guard !translation.isEmpty else { continue }
            if let id {
                byName[row.field(id).normalized, default: [:]][language] = translation
            } else {
                let values = columns.map { $0.map(row.field) ?? "" }
                let key = Key(
                    table: values[0], field: values[1], record: values[2], subrecord: values[3],
                    value: values[4].normalized)
                byKey[key, default: [:]][language] = translation
                if !key.value.isEmpty { anywhere[key.value, default: [:]][language, default: []].insert(translation) }
            }
        }
    }

    /// Feeds write `ja-HrKt`, too.
    private static func language(_ code: String) -> String {
        let code = code.lowercased()
        return code == "ja-hrkt" ? "ja-Hrkt" : code
    }

    /// Kana of half width are read as any other.
    private static func spelled(_ translation: String, in language: String) -> String {
        language == "ja-Hrkt" ? translation.normalizedKeepingLines : translation
    }

    /// Takes over what is known of a name for the same name elsewhere.
    mutating func learn(_ name: LocalizedName) {
        guard let japanese = name.byLanguage["ja"]?.normalized, !japanese.isEmpty else { return }
        for (language, translation) in name.byLanguage where language != "ja" {
            anywhere[japanese, default: [:]][language, default: []].insert(translation)
        }
    }

    /// A name with what the feed says of it: first of this record, then of this name in its table, then of this name
    /// anywhere if all agree.
    func name(
        _ name: String, table: String, field: String, record: String, subrecord: String = ""
    ) -> LocalizedName {
        var names = (anywhere[name.normalized] ?? [:]).compactMapValues { $0.count == 1 ? $0.first : nil }
        let value = Key(table: table, field: field, record: "", subrecord: "", value: name.normalized)
        let whole = Key(table: table, field: field, record: record, subrecord: "", value: "")
        let part = Key(table: table, field: field, record: record, subrecord: subrecord, value: "")
        for found in [byName[name.normalized], byKey[value], byKey[whole], byKey[part]] {
            names.merge(found ?? [:]) { $1 }
        }
        names["ja"] = names["ja"] ?? name
        return LocalizedName(names)
    }
}

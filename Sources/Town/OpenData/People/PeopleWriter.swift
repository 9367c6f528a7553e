public import Foundation
import Japanese
public import Rules

/// Writes the town's list as the table of the template, so that it can be changed in a spreadsheet and read again.
public enum PeopleWriter {
    /// The first line of a table.
    public static var template: String { line(PeopleColumn.template().map(\.header)) }

    /// A row for each resident, lines ended by CRLF.
    /// - Parameter districts: Their Japanese names are written; the id of one that has none.
    public static func table(_ list: PeopleList, districts: [District]) -> String {
        let contacts = list.residents.map(\.resident.contacts.count).max() ?? 0
        let columns = PeopleColumn.template(contacts: contacts)
        let names = Dictionary(
            districts.map { ($0.id, $0.name.byLanguage["ja"] ?? $0.id) }, uniquingKeysWith: { first, _ in first })
        return line(columns.map(\.header))
            + list.residents.map { household, resident in
                line(columns.map { value($0, household, resident, names) })
            }.joined()
    }

    public enum Encoding: String, Sendable, CaseIterable {
        /// With a byte order mark, by which a spreadsheet knows it.
        case utf8 = "utf-8"
        case cp932
    }

    /// - Returns: The bytes, and the characters that CP932 does not have: a 〓 stands for each.
    public static func data(_ table: String, _ encoding: Encoding) -> (data: Data, unwritable: [Character]) {
        switch encoding {
        case .utf8: (Data([0xEF, 0xBB, 0xBF] + table.utf8), [])
        case .cp932: CP932.encode(table)
        }
    }

    private static func value(
        _ column: PeopleColumn, _ household: ListedHousehold, _ resident: ListedResident, _ districts: [String: String]
    ) -> String {
        if let number = column.contact {
            guard resident.contacts.indices.contains(number - 1) else { return "" }
            return value(column.field, resident.contacts[number - 1])
        }
        return switch column.field {
        case .household: household.id
        case .district: districts[household.district] ?? household.district
        case .address: household.address
        case .telephone: household.telephone
        case .resident: resident.id
        case .name: resident.name
        case .reading: resident.reading
        case .languages: resident.languages.joined(separator: "、")
        case .status: resident.status.map { PeopleWords.word($0, PeopleWords.status) } ?? ""
        default: ""
        }
    }

    private static func value(_ field: PeopleField, _ contact: ListedContact) -> String {
        switch field {
        case .kind: PeopleWords.word(contact.kind, PeopleWords.kind)
        case .contactName: contact.name
        case .contactReading: contact.reading
        case .relation: contact.relation
        case .callsResident: contact.callsResident
        case .language: contact.language
        case .timeZone: contact.timeZone
        case .sees: PeopleWords.word(contact.sees, PeopleWords.sees)
        case .contactTelephone: contact.telephone
        case .email: contact.email
        case .asResident: contact.asResident
        default: ""
        }
    }

    private static func line(_ fields: [String]) -> String {
        fields.map(\.csvDefused.csvField).joined(separator: ",") + "\r\n"
    }
}

extension PeopleList {
    /// Everyone whom a search finds, in the order of the fifty sounds.
    /// - Parameters:
    ///   - text: Part of a name, in any form of its kanji, of a reading in hiragana or katakana, of an address, or a
    ///     number; nil for everyone.
    ///   - status: Nil for any.
    public func found(_ text: String?, status: ResidentStatus? = nil) -> [(
        household: ListedHousehold, resident: ListedResident
    )] {
        let wanted = NameKey(text ?? "")
        return residents.filter { household, resident in
            (status == nil || resident.status == status)
                && (wanted.isEmpty
                    || [
                        resident.name, resident.reading, resident.id, household.id, household.address,
                        household.telephone,
                    ]
                    .contains { NameKey($0).contains(wanted) })
        }
        .map { (ReadingKey($0.resident.reading), $0) }
        .sorted { left, right in
            left.0 == right.0
                ? (left.1.resident.name, left.1.resident.id) < (right.1.resident.name, right.1.resident.id)
                : left.0 < right.0
        }.map(\.1)
    }
}

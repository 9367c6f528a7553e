public import Foundation
import Japanese
public import Rules
import Texts

/// Reads the town's list of people from a file of its office. A file with an error gives no list at all: half a list
/// would make people disappear.
public struct PeopleReader: Sendable {
    private let districts: [District]
    private let timeZone: String

    /// - Parameters:
    ///   - districts: Those of the town; a home in another one is an error.
    ///   - timeZone: IANA identifier of a contact's zone if the file does not say.
    public init(districts: [District], timeZone: String) {
        self.districts = districts
        self.timeZone = timeZone
    }

    /// - Parameter file: Its name; one that ends in `.yml` or `.yaml` is YAML, every other one CSV.
    /// - Returns: The list, empty if there is an error among the issues.
    public func read(_ data: Data, file: String) -> Reading<PeopleList> {
        let isYAML = [".yml", ".yaml"].contains { file.lowercased().hasSuffix($0) }
        let records: Reading<[PeopleRecord]>
        if isYAML {
            let yaml = PeopleYAML(data, file: file)
            records = Reading(yaml.records, issues: yaml.issues)
        } else {
            records = PeopleTable.records(data, file: file)
        }
        var assembly = PeopleAssembly(file: file, districts: districts, timeZone: timeZone, issues: records.issues)
        if records.issues.isEmpty { assembly.add(records.value) }
        let isRefused = assembly.issues.contains { $0.severity == .error }
        return Reading(isRefused ? PeopleList() : PeopleList(assembly.households), issues: assembly.issues)
    }
}

/// Puts records together to homes and finds what is wrong with them.
private struct PeopleAssembly {
    let file: String
    let districts: [District]
    let timeZone: String
    var issues: [DataIssue]
    private(set) var households: [ListedHousehold] = []
    private var indices: [String: Int] = [:]
    private var residents: [String: PeopleRecord.Value] = [:]
    private var districtIDs: [String: String] = [:]

    init(file: String, districts: [District], timeZone: String, issues: [DataIssue]) {
        self.file = file
        self.districts = districts
        self.timeZone = timeZone
        self.issues = issues
        for district in districts {
            for name in [district.name.byLanguage["ja"], district.name.byLanguage["en"]].compactMap(\.self) {
                districtIDs[name.normalized.lowercased()] = district.id
            }
        }
        for district in districts { districtIDs[district.id.normalized.lowercased()] = district.id }
    }

    mutating func add(_ records: [PeopleRecord]) {
        if records.isEmpty {
            issues.append(
                DataIssue(
                    .error, file: file, line: 1, column: 1, Text(en: "there is no resident in it", ja: "一人も書いてありません")))
        }
        for record in records { add(record) }
        checkLinks(records)
    }

    private mutating func add(_ record: PeopleRecord) {
        for (column, value) in record.values.sorted(by: {
            ($0.value.line, $0.value.column) < ($1.value.line, $1.value.column)
        }) {
            checkLetters(column, value)
        }
        let resident = resident(record)
        guard let home = required(.household, record).map(identifier) else { return }
        if let index = indices[home] {
            compare(record, with: households[index])
            households[index].residents.append(resident)
        } else {
            indices[home] = households.count
            households.append(
                ListedHousehold(
                    id: home, district: district(record), address: text(.address, record),
                    telephone: telephone(record.value(.telephone), PeopleColumn(field: .telephone)),
                    residents: [resident]))
        }
    }

    private mutating func resident(_ record: PeopleRecord) -> ListedResident {
        let id = required(.resident, record)
        if let id {
            let key = identifier(id)
            if let first = residents[key] {
                report(
                    id, PeopleColumn(field: .resident),
                    Text(en: "“\(key)” is in line \(first.line) already", ja: "「\(key)」は \(first.line) 行目にもあります"))
            }
            residents[key] = residents[key] ?? id
        }
        let name = required(.name, record)?.text ?? ""
        let contacts = record.contacts.map { contact($0, record) }
        return ListedResident(
            id: id.map(identifier) ?? "", name: name,
            reading: reading(record.value(.reading), name, PeopleColumn(field: .reading), record),
            languages: languages(record.value(.languages), PeopleColumn(field: .languages)),
            status: choice(.status, record, PeopleWords.status), contacts: contacts.compactMap(\.self))
    }

    private mutating func contact(_ number: Int, _ record: PeopleRecord) -> ListedContact? {
        let column = { PeopleColumn(field: $0, contact: number) }
        guard let name = record.value(.contactName, contact: number) else {
            let first = record.values.filter { $0.key.contact == number }.map(\.value)
                .min { ($0.line, $0.column) < ($1.line, $1.column) }
            if let first { report(first, column(.contactName), .missing(column(.contactName))) }
            return nil
        }
        let telephone = telephone(record.value(.contactTelephone, contact: number), column(.contactTelephone))
        let email = email(record.value(.email, contact: number), column(.email))
        let kind = choice(.kind, record, contact: number, PeopleWords.kind)
        if record.value(.kind, contact: number) == nil { report(name, column(.kind), .missing(column(.kind))) }
        return ListedContact(
            kind: kind ?? .family, name: name.text,
            reading: reading(record.value(.contactReading, contact: number), "", column(.contactReading), record),
            relation: record.value(.relation, contact: number)?.text ?? "",
            callsResident: spoken(record.value(.callsResident, contact: number), column(.callsResident)),
            language: languages(record.value(.language, contact: number), column(.language)).first ?? "ja",
            timeZone: zone(record.value(.timeZone, contact: number), column(.timeZone)),
            sees: choice(.sees, record, contact: number, PeopleWords.sees) ?? .problems, telephone: telephone,
            email: email, asResident: record.value(.asResident, contact: number).map(identifier) ?? "")
    }

    // MARK: Single values

    private mutating func required(_ field: PeopleField, _ record: PeopleRecord) -> PeopleRecord.Value? {
        if let value = record.value(field) { return value }
        let column = PeopleColumn(field: field)
        issues.append(
            DataIssue(
                .error, file: file, line: record.line, column: record.missingColumns[column] ?? record.column,
                .missing(column)))
        return nil
    }

    private func identifier(_ value: PeopleRecord.Value) -> String { value.text.normalized }

    private func text(_ field: PeopleField, _ record: PeopleRecord) -> String { record.value(field)?.text ?? "" }

    private mutating func district(_ record: PeopleRecord) -> String {
        guard let value = required(.district, record) else { return "" }
        if let id = districtIDs[value.text.normalized.lowercased()] { return id }
        let names = districts.map { $0.name.byLanguage["ja"] ?? $0.id }.joined(separator: ", ")
        report(
            value, PeopleColumn(field: .district),
            Text(
                en: "the town has no district “\(value.text)”: use one of \(names)",
                ja: "町に地区「\(value.text)」がありません。使えるもの：\(names)"))
        return ""
    }

    private mutating func reading(
        _ value: PeopleRecord.Value?, _ name: String, _ column: PeopleColumn, _ record: PeopleRecord
    ) -> String {
        guard let value else {
            guard !name.isEmpty, name.contains(where: \.isKanji) else {
                return column.contact == nil ? name.kanaOnly : ""
            }
            issues.append(
                DataIssue(
                    .warning, file: file, line: record.line, column: record.missingColumns[column],
                    Text(
                        en: "“\(name)” has no reading: the list is sorted by it, and the speaker says it",
                        ja: "「\(name)」に、ふりがながありません。ならべる時と、声に出す時に使います")))
            return ""
        }
        let reading = value.text.normalizedKeepingLines.split(whereSeparator: \.isWhitespace).joined(separator: " ")
        guard reading.allSatisfy({ $0.isKana || " ・".contains($0) }) else {
            report(
                value, column,
                Text(
                    en: "“\(value.text)” is no reading: write it in hiragana or katakana",
                    ja: "「\(value.text)」は、ふりがなではありません。ひらがなか、かたかなで書いてください"))
            return ""
        }
        return reading
    }

    /// A text that the speaker says and hears.
    private mutating func spoken(_ value: PeopleRecord.Value?, _ column: PeopleColumn) -> String {
        guard let value else { return "" }
        do throws(RubyError) {
            let unread = try RubyText(value.text).unread.joined(separator: "、")
            if !unread.isEmpty {
                report(
                    value, column, severity: .warning,
                    Text(
                        en: "“\(unread)” has no reading, so the speaker does not hear it: write it as お母《かあ》さん",
                        ja: "「\(unread)」の読み方を「お母《かあ》さん」のように書いてください。聞きとるときに使います"))
            }
        } catch {
            report(value, column, error.text)
        }
        return value.text
    }

    private mutating func languages(_ value: PeopleRecord.Value?, _ column: PeopleColumn) -> [String] {
        guard let value else { return ["ja"] }
        let words = value.text.normalizedKeepingLines.split { " ,、;・/".contains($0) }.map { $0.lowercased() }
        let codes = words.map { PeopleWords.languages[$0] ?? $0 }
        if let bad = codes.first(where: { !$0.isLanguageCode }) {
            report(
                value, column,
                Text(
                    en: "“\(bad)” is no language: write a code such as ja or en",
                    ja: "「\(bad)」ということばはありません。「日本語」や「英語」のように書いてください"))
        }
        return codes.isEmpty ? ["ja"] : codes
    }

    private mutating func choice<Value>(
        _ field: PeopleField, _ record: PeopleRecord, contact: Int? = nil, _ words: [(String, Value)]
    ) -> Value? {
        guard let value = record.value(field, contact: contact) else { return nil }
        let typed = value.text.normalized.lowercased()
        if let match = words.first(where: { $0.0.lowercased() == typed }) { return match.1 }
        let known = words.map(\.0)
        report(
            value, PeopleColumn(field: field, contact: contact),
            Text(
                en: "“\(value.text)” cannot stand here: use one of \(known.joined(separator: ", "))",
                ja: "「\(value.text)」は使えません。使えるもの：\(known.joined(separator: "、"))"))
        return nil
    }

    private mutating func telephone(_ value: PeopleRecord.Value?, _ column: PeopleColumn) -> String {
        guard let value else { return "" }
        let (number, finding) = ContactAddress.telephone(value.text)
        if let finding { report(value, column, severity: finding.severity, finding.message) }
        return number
    }

    private mutating func email(_ value: PeopleRecord.Value?, _ column: PeopleColumn) -> String {
        guard let value else { return "" }
        let (address, finding) = ContactAddress.email(value.text)
        if let finding { report(value, column, severity: finding.severity, finding.message) }
        return address
    }

    private mutating func zone(_ value: PeopleRecord.Value?, _ column: PeopleColumn) -> String {
        guard let value else { return timeZone }
        let zone = value.text.normalized
        if !zone.contains("/") || TimeZone(identifier: zone) == nil {
            report(
                value, column,
                Text(
                    en: "there is no time zone “\(value.text)”: write one such as Europe/Berlin",
                    ja: "「\(value.text)」という時間帯はありません。「Asia/Tokyo」のように書いてください"))
        }
        return zone
    }

    // MARK: What belongs together

    /// A later row of a home may leave out what the first one says, and must not say anything else.
    private mutating func compare(_ record: PeopleRecord, with household: ListedHousehold) {
        let said: [(PeopleField, String, String)] = [
            (.district, household.district, record.value(.district) == nil ? "" : district(record)),
            (.address, household.address, text(.address, record)),
            (
                .telephone, household.telephone,
                telephone(record.value(.telephone), PeopleColumn(field: .telephone))
            ),
        ]
        for (field, first, own) in said where !own.isEmpty && own != first {
            guard let value = record.value(field) else { continue }
            report(
                value, PeopleColumn(field: field),
                Text(
                    en: "household \(household.id) has two of these: “\(first)” and “\(own)”",
                    ja: "世帯 \(household.id) に二つあります：「\(first)」「\(own)」"))
        }
    }

    /// A contact who is a resident must be one of this list.
    private mutating func checkLinks(_ records: [PeopleRecord]) {
        for record in records {
            for number in record.contacts {
                guard let link = record.value(.asResident, contact: number) else { continue }
                let column = PeopleColumn(field: .asResident, contact: number)
                if residents[identifier(link)] == nil {
                    report(
                        link, column,
                        Text(
                            en: "there is no resident “\(link.text)” in this file",
                            ja: "この名簿に、利用者番号「\(link.text)」の人がいません"))
                } else if identifier(link) == record.value(.resident).map(identifier) {
                    report(
                        link, column,
                        Text(
                            en: "“\(link.text)” is the resident, who is no contact of their own: name another one",
                            ja: "「\(link.text)」は本人です。連絡先には、ほかの人を書いてください"))
                }
            }
        }
    }

    private mutating func checkLetters(_ column: PeopleColumn, _ value: PeopleRecord.Value) {
        for finding in PersonText.findings(value.text) { report(value, column, finding) }
        let isIdentifier = [.household, .resident, .asResident].contains(column.field)
        if isIdentifier || [.telephone, .contactTelephone].contains(column.field), value.text.isRoundedNumber {
            report(
                value, column,
                Text(
                    en: "a spreadsheet has made “\(value.text)” of a number, and lost its digits: format the column as "
                        + "text, and type the number again",
                    ja: "表が番号を「\(value.text)」に変えて、数字が消えました。列の書式を「文字列」にして、番号を書き直してください"))
        }
        if isIdentifier, value.text.isNumberWithLeadingZero {
            report(
                value, column, severity: .warning,
                Text(
                    en: "a number that begins with 0: a spreadsheet drops the 0. Put a letter before it",
                    ja: "0 で始まる番号です。表では 0 が消えます。前に英字をつけてください"))
        }
    }

    private mutating func report(
        _ value: PeopleRecord.Value, _ column: PeopleColumn, severity: DataIssue.Severity = .error, _ message: Text
    ) {
        issues.append(
            DataIssue(
                severity, file: file, line: value.line, column: value.column,
                Text(en: "\(column.name.en): ", ja: "\(column.name.ja)：") + message))
    }
}

extension Text {
    fileprivate static func missing(_ column: PeopleColumn) -> Text {
        Text(
            en: "there is no “\(column.name.en)” (\(column.header))", ja: "「\(column.header)」がありません。書いてください")
    }
}

extension String {
    /// Itself if it is written in kana alone.
    fileprivate var kanaOnly: String {
        let text = normalizedKeepingLines.split(whereSeparator: \.isWhitespace).joined(separator: " ")
        return text.allSatisfy { $0.isKana || " ・".contains($0) } ? text : ""
    }
}

/// Words that stand for a choice, the one to write first.
enum PeopleWords {
    static let status: [(String, ResidentStatus)] = [
        ("在宅", .active), ("入院", .inHospital), ("転出", .moved), ("死亡", .died), ("active", .active),
        ("inHospital", .inHospital), ("moved", .moved), ("died", .died), ("入院中", .inHospital), ("死去", .died),
    ]
    static let kind: [(String, ListedContact.Kind)] = [
        ("家族", .family), ("近所", .neighbour), ("民生委員", .volunteer), ("family", .family), ("neighbour", .neighbour),
        ("volunteer", .volunteer), ("見守り", .volunteer), ("ボランティア", .volunteer), ("neighbor", .neighbour),
        ("隣人", .neighbour), ("親族", .family),
    ]
    static let sees: [(String, ListedContact.Sees)] = [
        ("困ったとき", .problems), ("毎回", .everyAnswer), ("problems", .problems), ("everyAnswer", .everyAnswer),
    ]
    static let languages = [
        "日本語": "ja", "英語": "en", "中国語": "zh", "韓国語": "ko", "ポルトガル語": "pt", "スペイン語": "es", "ベトナム語": "vi",
        "タガログ語": "tl", "ドイツ語": "de", "フランス語": "fr",
    ]

    /// The word that an office reads for a value.
    static func word<Value: Equatable>(_ value: Value, _ words: [(String, Value)]) -> String {
        words.first { $0.1 == value }?.0 ?? ""
    }
}

/// By hand: Swift builds a regex anew each time, and these are asked of every cell.
extension String {
    fileprivate var isLanguageCode: Bool {
        (2...3).contains(count) && allSatisfy { ("a"..."z").contains($0) }
    }

    /// As Excel shows a long number: `1.23E+11`.
    fileprivate var isRoundedNumber: Bool {
        let parts = normalized.uppercased().split(separator: "E", omittingEmptySubsequences: false)
        return parts.count == 2 && parts[1].hasPrefix("+") && parts[1].count > 1
            && parts[1].dropFirst().allSatisfy(\.isASCIIDigit) && parts[0].first?.isASCIIDigit == true
            && parts[0].allSatisfy { $0.isASCIIDigit || $0 == "." }
    }

    fileprivate var isNumberWithLeadingZero: Bool {
        hasPrefix("0") && count > 1 && allSatisfy(\.isASCIIDigit)
    }
}

extension Character {
    var isASCIIDigit: Bool { isASCII && isNumber }
}

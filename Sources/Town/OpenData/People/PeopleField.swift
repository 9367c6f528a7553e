import Texts

/// What a file of people says of a resident, their home or one of their contacts. The case is the English name of the
/// column, and the key in YAML.
enum PeopleField: String, CaseIterable {
    case household, district, address, telephone
    case resident, name, reading, languages, status
    case kind, contactName, contactReading, relation, callsResident, language, timeZone, sees, contactTelephone, email,
        asResident

    static let ofHousehold: [PeopleField] = [.household, .district, .address, .telephone]
    static let ofResident: [PeopleField] = [.resident, .name, .reading, .languages, .status]
    static let ofContact: [PeopleField] = [
        .kind, .contactName, .contactReading, .relation, .callsResident, .language, .timeZone, .sees,
        .contactTelephone, .email, .asResident,
    ]
    static let required: [PeopleField] = [.household, .district, .resident, .name]

    /// As the header of the template has it; of a contact without its number.
    var japanese: String {
        switch self {
        case .household: "世帯番号"
        case .district: "地区"
        case .address: "住所"
        case .telephone: "電話"
        case .resident: "利用者番号"
        case .name: "氏名"
        case .reading: "ふりがな"
        case .languages: "ことば"
        case .status: "状態"
        case .kind: "種類"
        case .contactName: "氏名"
        case .contactReading: "ふりがな"
        case .relation: "続柄"
        case .callsResident: "本人の呼び方"
        case .language: "ことば"
        case .timeZone: "時間帯"
        case .sees: "見る範囲"
        case .contactTelephone: "電話"
        case .email: "メール"
        case .asResident: "利用者番号"
        }
    }

    /// The key in YAML, and the English header; of a contact without its number.
    var english: String {
        switch self {
        case .contactName: "name"
        case .contactReading: "reading"
        case .contactTelephone: "telephone"
        default: rawValue
        }
    }

    /// Other headers that offices use.
    private var others: [String] {
        switch self {
        case .household: ["世帯id", "世帯"]
        case .district: ["地区名", "行政区"]
        case .telephone, .contactTelephone: ["電話番号"]
        case .resident: ["利用者id", "id"]
        case .name, .contactName: ["名前"]
        case .reading, .contactReading: ["フリガナ", "かな"]
        case .languages: ["言語"]
        case .relation: ["関係"]
        case .callsResident: ["呼び方"]
        case .language: ["言語"]
        case .email: ["メールアドレス", "e-mail"]
        default: []
        }
    }

    /// The one of some fields that a key or header names.
    static func named(_ name: String, of fields: [PeopleField]) -> PeopleField? {
        let name = name.normalized.lowercased()
        return fields.first { field in
            ([field.japanese, field.english] + field.others).contains { $0.normalized.lowercased() == name }
        }
    }
}

/// A column of the table: a field, and of which contact.
struct PeopleColumn: Hashable {
    var field: PeopleField
    /// From 1; nil if it is not about a contact.
    var contact: Int?

    /// What a spreadsheet can still show; in YAML there may be more.
    static let maximumContacts = 20
    private static let templateContacts = 4

    /// The columns of the template, with more contacts if somebody has more.
    static func template(contacts: Int = 0) -> [PeopleColumn] {
        (PeopleField.ofHousehold + PeopleField.ofResident).map { PeopleColumn(field: $0) }
            + (1...max(contacts, templateContacts)).flatMap { number in
                PeopleField.ofContact.map { PeopleColumn(field: $0, contact: number) }
            }
    }

    init(field: PeopleField, contact: Int? = nil) {
        self.field = field
        self.contact = contact
    }

    /// The column that a header names: 氏名, name, 連絡先1氏名, contact1Name.
    init?(header: String) {
        let header = header.normalized.lowercased()
        if let match = header.wholeMatch(of: /(?:連絡先|contact)([0-9]{1,2})(.+)/) {
            guard let number = Int(match.1), (1...Self.maximumContacts).contains(number),
                let field = PeopleField.named(String(match.2), of: PeopleField.ofContact)
            else { return nil }
            self.init(field: field, contact: number)
        } else {
            guard let field = PeopleField.named(header, of: PeopleField.ofHousehold + PeopleField.ofResident) else {
                return nil
            }
            self.init(field: field)
        }
    }

    var header: String {
        contact.map { "連絡先\($0)" + field.japanese } ?? field.japanese
    }

    var name: Text {
        let english = field.english
        return Text(
            en: contact.map { "contact\($0)" + english.prefix(1).uppercased() + english.dropFirst() } ?? english,
            ja: header)
    }
}

extension Int {
    /// What a spreadsheet calls a column: 1 is A, 27 is AA.
    var spreadsheetColumn: String {
        self < 1 ? "" : ((self - 1) / 26).spreadsheetColumn + String(UnicodeScalar(UInt8(65 + (self - 1) % 26)))
    }
}

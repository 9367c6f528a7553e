import Foundation
import Japanese
import Rules
import Testing
import Texts

@testable import OpenData

/// The list of people as an office saves it.
struct PeopleReaderTests {
    private static let header =
        "世帯番号,地区,住所,電話,利用者番号,氏名,ふりがな,ことば,状態,連絡先1種類,連絡先1氏名,連絡先1続柄,連絡先1見る範囲,連絡先1電話,連絡先1メール\r\n"
    private static let hana =
        "H1,丘町,丘町１－１,０２４２－００－５００１,R1,髙﨑 ハナ,ﾀｶｻｷ ﾊﾅ,日本語、英語,入院,家族,髙﨑健二,息子,毎回,090-0000-0001,k@example.jp\r\n"

    private func read(_ data: Data, file: String = "people.csv") -> Reading<PeopleList> {
        let districts = [
            District(id: "hill", name: LocalizedName(["ja": "丘町", "en": "the hill district"])),
            District(id: "river", name: LocalizedName(["ja": "川端"])),
        ]
        return PeopleReader(districts: districts, timeZone: "Asia/Tokyo").read(data, file: file)
    }

    private func read(_ text: String, file: String = "people.csv") -> Reading<PeopleList> {
        read(Data(text.utf8), file: file)
    }

    private static let expected = PeopleList([
        ListedHousehold(
            id: "H1", district: "hill", address: "丘町１－１", telephone: "0242-00-5001",
            residents: [
                ListedResident(
                    id: "R1", name: "髙﨑 ハナ", reading: "タカサキ ハナ", languages: ["ja", "en"], status: .inHospital,
                    contacts: [
                        ListedContact(
                            kind: .family, name: "髙﨑健二", relation: "息子", timeZone: "Asia/Tokyo", sees: .everyAnswer,
                            telephone: "090-0000-0001", email: "k@example.jp")
                    ])
            ])
    ])

    @Test("A file of an old spreadsheet, CP932 with 髙 and 﨑, is read as one in UTF-8 with its mark")
    func encodings() {
        let text = Self.header + Self.hana
        let (cp932, missing) = CP932.encode(text)
        #expect(missing.isEmpty)
        #expect(cp932.range(of: Data([0xFB, 0xFC, 0xFA, 0xB1])) != nil, "髙﨑 as IBM's extension")
        for data in [cp932, Data([0xEF, 0xBB, 0xBF] + text.utf8), Data(text.utf8)] {
            let reading = read(data)
            #expect(reading.value == Self.expected)
            #expect(reading.issues.isEmpty, "\(reading.issues)")
        }
    }

    @Test("English headers and words, and YAML, say the same")
    func english() {
        let csv =
            "household,district,address,telephone,resident,name,reading,languages,status,contact1Kind,contact1Name,contact1Relation,contact1Sees,contact1Telephone,contact1Email\n"
            + "H1,hill,丘町１－１,0242-00-5001,R1,髙﨑 ハナ,タカサキ ハナ,\"ja,en\",inHospital,family,髙﨑健二,息子,everyAnswer,090-0000-0001,k@example.jp\n"
        #expect(read(csv).value == Self.expected)
        let yaml = """
            - household: H1
              district: hill
              address: 丘町１－１
              telephone: 0242-00-5001
              residents:
                - resident: R1
                  name: 髙﨑 ハナ
                  reading: タカサキ ハナ
                  languages: [ja, en]
                  status: inHospital
                  contacts:
                    - kind: family
                      name: 髙﨑健二
                      relation: 息子
                      sees: everyAnswer
                      telephone: 090-0000-0001
                      email: k@example.jp
            """
        let reading = read(yaml, file: "people.yml")
        #expect(reading.value == Self.expected, "\(reading.issues)")
    }

    @Test("What a contact calls the resident is read with its reading, and written again as it was")
    func callsResident() throws {
        let header = "世帯番号,地区,利用者番号,氏名,ふりがな,連絡先1種類,連絡先1氏名,連絡先1本人の呼び方\n"
        let reading = read(header + "H1,丘町,R1,あ,あ,家族,い,お母《かあ》さん\n")
        #expect(reading.issues.isEmpty, "\(reading.issues)")
        #expect(reading.value.residents.first?.resident.contacts.first?.callsResident == "お母《かあ》さん")
        #expect(PeopleWriter.template.contains("連絡先4本人の呼び方"))
        let hill = District(id: "hill", name: LocalizedName(["ja": "丘町"]))
        #expect(read(PeopleWriter.table(reading.value, districts: [hill])).value == reading.value)
        // Without its reading the speaker would not hear it.
        let unread = read(header + "H1,丘町,R1,あ,あ,家族,い,母さん\n")
        #expect(unread.issues.map(\.severity) == [.warning])
    }

    @Test("A couple is one home; its second row may leave out what the first one says")
    func couple() {
        let reading = read(
            "世帯番号,地区,住所,利用者番号,氏名,ふりがな\nH1,丘町,丘町1,R1,木村花,きむらはな\nH1,丘町,,R2,木村太郎,きむらたろう\n")
        #expect(reading.value.households.map(\.residents.count) == [2], "\(reading.issues)")
    }

    @Test(
        "A damaged file is refused whole, with file, line and column",
        arguments: [
            ("世帯番号,地区,利用者番号,氏名,体重\nH1,丘町,R1,木村花,40\n", "people.csv:1:5: error: the header “体重” is unknown"),
            ("世帯番号,地区,利用者番号\nH1,丘町,R1\n", "people.csv:1:4: error: there is no column “name”"),
            ("世帯番号,地区,利用者番号,氏名,個人番号\n", "people.csv:1:5: error: a column for Individual Numbers"),
            ("世帯番号,地区,利用者番号,氏名,氏名\n", "people.csv:1:5: error: the column “氏名” is there twice"),
            ("世帯番号,地区,利用者番号,氏名\nH1,丘町,R1,あ\nH2,丘町,R2,\n", "people.csv:3:4: error: there is no “name”"),
            ("世帯番号,地区,利用者番号,氏名\nH1,丘町,R1,あ\nH2,丘町,R1,い\n", "people.csv:3:3: error: resident: “R1” is in line 2"),
            ("世帯番号,地区,利用者番号,氏名\nH1,海辺,R1,あ\n", "people.csv:2:2: error: district: the town has no district “海辺”"),
            ("世帯番号,地区,利用者番号,氏名,状態\nH1,丘町,R1,あ,元気\n", "people.csv:2:5: error: status: “元気” cannot stand here"),
            ("世帯番号,地区,利用者番号,氏名\nH1,丘町,R1,\"あ\n", "people.csv:2:4: error: a quotation mark opens here"),
            ("世帯番号,地区,利用者番号,氏名\nH1,丘町,R1,あ\"い\n", "people.csv:2:4: error: a quotation mark stands within"),
            ("世帯番号,地区,利用者番号,氏名\nH1,\"丘町\"x,R1,あ\n", "people.csv:2:2: error: something stands after"),
            ("世帯番号,地区,利用者番号,氏名\nH1,丘町,R1,あ,い\n", "people.csv:2:5: error: the row has more fields"),
            ("世帯番号,地区,利用者番号,氏名,ふりがな\nH1,丘町,R1,木村,Kimura\n", "people.csv:2:5: error: reading: “Kimura”"),
            ("世帯番号,地区,利用者番号,氏名\nH1,丘町,R1,あ\nH1,川端,R2,い\n", "people.csv:3:2: error: district: household H1 has two"),
            ("世帯番号,地区,利用者番号,氏名,連絡先1電話\nH1,丘町,R1,あ,090-0000-0001\n", "people.csv:2:5: error: contact1Name"),
            ("世帯番号,地区,利用者番号,氏名,電話\nH1,丘町,R1,あ,なし\n", "people.csv:2:5: error: telephone: “なし” is no telephone"),
            (
                "世帯番号,地区,利用者番号,氏名,連絡先1種類,連絡先1氏名,連絡先1時間帯\nH1,丘町,R1,あ,家族,い,Mars/City\n",
                "people.csv:2:7: error: contact1TimeZone: there is no time zone"
            ),
            (
                "世帯番号,地区,利用者番号,氏名,連絡先1種類,連絡先1氏名,連絡先1利用者番号\nH1,丘町,R1,あ,家族,い,R9\n",
                "people.csv:2:7: error: contact1AsResident: there is no resident “R9”"
            ),
            (
                "世帯番号,地区,利用者番号,氏名,連絡先1種類,連絡先1氏名,連絡先1本人の呼び方\nH1,丘町,R1,あ,家族,い,お母《さん\n",
                "people.csv:2:7: error: contact1CallsResident: "
            ),
            (
                "世帯番号,地区,利用者番号,氏名,連絡先1種類,連絡先1氏名,連絡先1利用者番号\nH1,丘町,R1,あ,家族,い,R1\n",
                "people.csv:2:7: error: contact1AsResident: “R1” is the resident"
            ),
            (
                "世帯番号,地区,利用者番号,氏名\nH1,丘町,1.23E+11,あ\n",
                "people.csv:2:3: error: resident: a spreadsheet has made “1.23E+11”"
            ),
            (
                "世帯番号,地区,利用者番号,氏名,電話\nH1,丘町,R1,あ,2.42E+08\n",
                "people.csv:2:5: error: telephone: a spreadsheet has made “2.42E+08”"
            ),
            (
                "世帯番号,地区,利用者番号,氏名\nH1,丘町,R1,木村\u{202E}花\n",
                "people.csv:2:4: error: name: there is a sign in it that turns the direction"
            ),
            (
                "世帯番号,地区,利用者番号,氏名\nH1,丘町,R1,木\u{1B}村\n",
                "people.csv:2:4: error: name: there is a control character in it"
            ),
            ("世帯番号;地区;利用者番号;氏名\nH1;丘町;R1;あ\n", "people.csv:1:1: error: semicolons stand between"),
            ("世帯番号\t地区\t利用者番号\t氏名\nH1\t丘町\tR1\tあ\n", "people.csv:1:1: error: tabs stand between"),
            ("世帯番号,地区,利用者番号,氏名\nH1,丘町,R1,あ\u{0}\n", "people.csv:2: error: has a sign that is no letter (NUL)"),
            ("", "people.csv: error: is empty"),
        ])
    func refused(text: String, start: String) {
        let reading = read(text)
        #expect(reading.value.households.isEmpty)
        #expect(reading.issues.contains { $0.description.hasPrefix(start) }, "\(reading.issues)")
    }

    @Test("Kana in two pieces, as a Mac writes them, are one; signs without width are gone; kanji stay as registered")
    func tidied() {
        let reading = read(
            "世帯番号,地区,利用者番号,氏名,ふりがな\nH1,丘町,R1,\u{FA19}\u{200B}﨑か\u{3099}\u{FEFF},ハ\u{309A}か\u{3099}\n")
        let resident = reading.value.residents.first?.resident
        #expect(resident.map { Array($0.name.unicodeScalars) } == Array("\u{FA19}﨑が".unicodeScalars))
        #expect(resident.map { Array($0.reading.unicodeScalars) } == Array("パが".unicodeScalars), "\(reading.issues)")
        #expect(CP932.encode("か\u{3099}".tidied).unwritable.isEmpty)
    }

    @Test("Other encodings, and letters cut in half, are refused with their line")
    func wrongEncoding() throws {
        let text = Self.header + Self.hana
        let utf16 = try #require(text.data(using: .utf16))
        #expect(read(utf16).issues.first?.description.hasPrefix("people.csv:1: error: is UTF-16") ?? false)
        let broken = Data([0xEF, 0xBB, 0xBF] + text.utf8 + [0xE3, 0x81])
        #expect(read(broken).issues.first?.description.hasPrefix("people.csv:3: error: is not UTF-8") ?? false)
        let jis = Data("\u{1B}$B@$BS\u{1B}(B,\"\n".utf8)
        #expect(read(jis).issues.first?.description.hasPrefix("people.csv:1: error: is JIS") ?? false)
        let half = CP932.encode(text).data + [0x81]
        #expect(read(half).issues.first?.description.hasPrefix("people.csv:3: error: is not") ?? false)
    }

    @Test(
        "An Individual Number is refused wherever it stands, and its digits are not repeated",
        arguments: [
            ("a.csv", "世帯番号,地区,利用者番号,氏名\nH1,丘町,R1,1234-5678-9018\n", "a.csv:2:4: error"),
            ("a.csv", "世帯番号,地区,利用者番号,氏名\nH1,丘町,１２３４５６７８９０１８,あ\n", "a.csv:2:3: error"),
            ("a.csv", "123456789018,地区\n", "a.csv:1:1: error"),
            ("a.yml", "- household: H1\n  address: 123456789018\n", "a.yml:2:1: error"),
        ])
    func myNumber(file: String, text: String, start: String) {
        let reading = read(text, file: file)
        #expect(reading.value.households.isEmpty)
        #expect(reading.issues.allSatisfy { $0.description.hasPrefix(start) }, "\(reading.issues)")
        #expect(reading.issues.allSatisfy { !$0.description.contains("9018") && !$0.message.ja.contains("９０１８") })
    }

    @Test(
        "YAML is refused with line and column",
        arguments: [
            ("- household: H1\n  colour: red\n", "a.yml:2:3: error: “colour” means nothing here"),
            (
                "- household: H1\n  district: sea\n  residents:\n    - resident: R1\n      name: あ\n",
                "a.yml:2:13: error: district"
            ),
            ("- household: [\n", "a.yml:"), ("", "a.yml:1:1: error: is empty"), ("household: H1\n", "a.yml:1:1: error"),
        ])
    func refusedYAML(text: String, start: String) {
        let reading = read(text, file: "a.yml")
        #expect(reading.value.households.isEmpty)
        #expect(reading.issues.first?.description.hasPrefix(start) ?? false, "\(reading.issues)")
    }

    @Test("What is written is read as the same list, in both encodings")
    func roundTrip() {
        let table = PeopleWriter.table(Self.expected, districts: [])
        for encoding in PeopleWriter.Encoding.allCases {
            #expect(read(PeopleWriter.data(table, encoding).data).value == Self.expected)
        }
        #expect(PeopleWriter.template.hasSuffix("\r\n"))
        #expect(
            read(PeopleWriter.template).issues.map(\.description) == [
                "people.csv:1:1: error: there is no resident in it"
            ])
    }

    @Test(
        "What a spreadsheet would compute is defused by an apostrophe, and is read again as it was",
        arguments: ["+1+1|cmd", "-2+3+cmd|A", "'+1", "''-1", "＋1", "－1", "'plain"])
    func formulas(name: String) throws {
        var list = Self.expected
        list.households[0].residents[0].name = name
        list.households[0].residents[0].contacts[0].telephone = "+81 90 0000 0001"
        let table = PeopleWriter.table(list, districts: [])
        #expect(table.contains(",'+81 90 0000 0001,"))
        let cells = table.split(whereSeparator: { $0 == "," || $0.isNewline })
        #expect(!cells.contains { "=+-@＝＋－＠".contains($0.prefix(1)) }, "\(cells)")
        let reading = read(table)
        #expect(reading.value == list, "\(reading.issues)")
    }

    @Test("The same is defused in every table", arguments: ["=1", "@a", "＝1", "＠a", "\tx", "\rx", "\r\nx"])
    func defused(text: String) {
        #expect(text.csvDefused == "'" + text)
        #expect(text.csvDefused.csvRevived == text)
        #expect("a=1".csvDefused == "a=1" && "'a".csvRevived == "'a")
    }

    @Test("What CP932 cannot write is named once, and 〓 stands for it")
    func unwritable() {
        let (data, missing) = CP932.encode("𠮷田と𠮷井〜髙﨑①\u{845B}\u{E0100}")
        #expect(missing == ["𠮷", "\u{845B}\u{E0100}"])
        #expect(String(data: data, encoding: .shiftJIS) == "〓田と〓井～髙﨑①〓")
    }

    @Test("People are found by plain kanji and by reading, in the order of the fifty sounds")
    func search() {
        let list = PeopleList([
            ListedHousehold(
                id: "H1", district: "hill", address: "丘町1-1",
                residents: [
                    ListedResident(id: "R1", name: "渡邉 一", reading: "ワタナベ ハジメ", status: .active),
                    ListedResident(id: "R2", name: "𠮷田かな", reading: "よしだかな", status: .moved),
                    ListedResident(id: "R3", name: "髙﨑花", reading: "たかさきはな", status: .active),
                ])
        ])
        func found(_ text: String?, _ status: ResidentStatus? = nil) -> [String] {
            list.found(text, status: status).map(\.resident.id)
        }
        #expect(found(nil) == ["R3", "R2", "R1"])
        #expect(found("高崎") == ["R3"] && found("吉田") == ["R2"] && found("渡辺一") == ["R1"])
        #expect(found("タカサキ") == ["R3"] && found("わたなべ") == ["R1"] && found("R2") == ["R2"])
        #expect(found("丘町", .active) == ["R3", "R1"] && found("誰か").isEmpty)
    }
}

import Texts
import Foundation
import OpenData
import Rules
import TestSupport
import Testing

@Suite struct CAPTests {
    private func message(
        _ identifier: String = "1", status: String = "Actual", kind: String = "Alert", scope: String = "Public",
        references: String? = nil, language: String = "ja", expires: String = "2026-11-21T12:00:00+09:00",
        code: String? = "07407", info: Bool = true
    ) -> String {
        let references = references.map { "<references>\($0)</references>" } ?? ""
        let geocode = code.map { "<geocode><valueName>code</valueName><value>\($0)</value></geocode>" } ?? ""
        let information = """
            <info><language>\(language)</language><category>Met</category><event>大雨</event>
            <urgency>Immediate</urgency><severity>Severe</severity><certainty>Likely</certainty>
            <expires>\(expires)</expires><headline>警戒レベル3、高齢者等避難。</headline>
            <area><areaDesc>谷</areaDesc>\(geocode)</area></info>
            """
        return """
            <alert xmlns="urn:oasis:names:tc:emergency:cap:1.2"><identifier>\(identifier)</identifier><sender>s</sender>
            <sent>2026-11-21T07:00:00+09:00</sent><status>\(status)</status><msgType>\(kind)</msgType>
            <scope>\(scope)</scope>\(references)\(info ? information : "")</alert>
            """
    }

    private func read(_ text: String) throws -> CAPAlert {
        let reading = try CAPReader.read(Data(text.utf8), file: "x.cap")
        return try #require(reading.value, "\(reading.issues)")
    }

    private let now = Date(timeIntervalSince1970: 1_795_212_600)  // 2026-11-21T07:10:00+09:00
    private let board = CAPBoard(
        AlertAreas(
            Town(
                id: "x", name: LocalizedName([:]), code: "074071", timeZone: "Asia/Tokyo",
                office: Office(name: LocalizedName([:]), telephone: "0"),
                districts: [
                    District(id: "hill", name: LocalizedName([:])),
                    District(id: "river", name: LocalizedName([:]), code: "R-2"),
                ])))

    private func decide(_ texts: String...) throws -> [CAPBoard.Decision] {
        var board = board
        return try texts.map { board.receive(try read($0), at: now) }
    }

    private func reference(_ identifier: String) -> String { "s,\(identifier),2026-11-21T07:00:00+09:00" }

    @Test func anActualAlertIsSpokenWhereItApplies() throws {
        guard case .announce(let notice, []) = try decide(message(code: "R-2"))[0] else {
            Issue.record("not announced")
            return
        }
        #expect(notice.districts == ["river"])
        #expect(!notice.isExercise)
        #expect(notice.text == LocalizedName(["ja": "警戒レベル3、高齢者等避難。"]))
        guard case .announce(let wide, []) = try decide(message(status: "Exercise"))[0] else {
            Issue.record("not announced")
            return
        }
        #expect(wide.districts == ["hill", "river"])
        #expect(wide.isExercise)
    }

    @Test(arguments: [
        ("status", "Test", CAPBoard.Decision.ignore(.notReal)), ("status", "System", .ignore(.notReal)),
        ("status", "Draft", .ignore(.notReal)), ("kind", "Ack", .ignore(.notForPeople)),
        ("kind", "Error", .ignore(.notForPeople)), ("scope", "Restricted", .askStaff(.notPublic)),
        ("scope", "Private", .askStaff(.notPublic)), ("kind", "Update", .askStaff(.noReferences)),
        ("kind", "Cancel", .askStaff(.noReferences)), ("expires", "2026-11-21T07:10:00+09:00", .ignore(.expired)),
        ("code", "moon", .askStaff(.unknownArea(["谷"]))), ("info", "", .askStaff(.noInformation)),
    ])
    func whatIsNotForTheAirStaysOffIt(_ field: String, _ value: String, _ decision: CAPBoard.Decision) throws {
        let text =
            switch field {
            case "status": message(status: value)
            case "kind": message(kind: value)
            case "scope": message(scope: value)
            case "expires": message(expires: value)
            case "code": message(code: value)
            default: message(info: false)
            }
        #expect(try decide(text) == [decision])
    }

    @Test func aStoryOfFiveMessagesEndsWithNothingStanding() throws {
        var board = board
        let first = try read(message("1", code: "hill"))
        guard case .announce(let alert, []) = board.receive(first, at: now) else { throw Unexpected() }
        #expect(board.receive(first, at: now) == .ignore(.duplicate))
        let update = try read(message("2", kind: "Update", references: reference("1")))
        guard case .announce(let wider, let replaced) = board.receive(update, at: now) else { throw Unexpected() }
        #expect(replaced == [alert])
        #expect(board.standing(at: now) == [wider])
        // A drill cancels nothing that is real.
        let drill = try read(message("3", status: "Exercise", kind: "Cancel", references: reference("2")))
        #expect(board.receive(drill, at: now) == .ignore(.nothingToWithdraw))
        let cancel = try read(message("4", kind: "Cancel", references: reference("2"), info: false))
        #expect(board.receive(cancel, at: now) == .withdraw([wider]))
        #expect(board.standing(at: now).isEmpty)
    }

    @Test func whatIsCancelledBeforeItArrivesIsNeverSpoken() throws {
        let decisions = try decide(
            message("2", kind: "Cancel", references: reference("1"), info: false), message("1"))
        #expect(decisions == [.ignore(.nothingToWithdraw), .ignore(.superseded)])
    }

    @Test func anAlertStandsUntilItExpires() throws {
        var board = board
        _ = board.receive(try read(message()), at: now)
        #expect(board.standing(at: now.addingTimeInterval(4 * 3600)).count == 1)
        #expect(board.standing(at: now.addingTimeInterval(5 * 3600)).isEmpty)
    }

    /// The information of a message, to be put into another.
    private func info(_ message: String) -> Substring {
        message[message.range(of: "<info>")!.lowerBound..<message.range(of: "</alert>")!.lowerBound]
    }

    @Test func eachLanguageIsKeptAndARegionThatIsNotOursIsLeftOut() throws {
        let english = message(language: "en-US").replacing("警戒レベル3、高齢者等避難。", with: "Leave\n now.")
        let elsewhere = message(language: "ja-JP", code: "01100").replacing("高齢者等避難", with: "雪")
        let text = message(code: "hill").replacing("</alert>", with: info(elsewhere) + info(english) + "</alert>")
        guard case .announce(let notice, []) = try decide(text)[0] else { throw Unexpected() }
        #expect(notice.text == LocalizedName(["ja": "警戒レベル3、高齢者等避難。", "en": "Leave now."]))
        #expect(notice.districts == ["hill", "river"])
    }

    @Test(arguments: [("07407", true), ("074071", true), ("0740700", true), ("07408", false), ("7407", false)])
    func aTownIsKnownByItsCodeWithOrWithoutCheckDigit(_ code: String, _ isOurs: Bool) throws {
        let decision = try decide(message(code: code))[0]
        #expect((decision == .askStaff(.unknownArea(["谷"]))) != isOurs, "\(decision)")
    }

    @Test func aLongDescriptionIsLeftToItsHeadline() throws {
        let long = String(repeating: "あ", count: 500)
        let text = message().replacing("</headline>", with: "</headline><description>\(long)</description>")
        guard case .announce(let notice, []) = try decide(text)[0] else { throw Unexpected() }
        #expect(notice.text.byLanguage["ja"] == "警戒レベル3、高齢者等避難。")
    }

    @Test(arguments: [
        ("<alert/>", "no CAP 1.2 alert"), ("<alert", "not XML"), ("", "not XML"),
        ("<!DOCTYPE a [<!ENTITY x \"y\">]><a>&x;</a>", "document type"),
        (String(repeating: "<a>", count: 40), "deeply"),
    ])
    func whatIsNoAlertIsRefused(_ text: String, _ part: String) {
        do throws(DataError) {
            let reading = try CAPReader.read(Data(text.utf8), file: "x.cap")
            #expect(reading.value == nil)
            #expect(reading.issues.first?.message.en.contains(part) == true, "\(reading.issues)")
        } catch {
            #expect(error.message.en.contains(part), "\(error)")
        }
    }

    @Test(arguments: [
        ("UTF-8", String.Encoding.utf8), ("Shift_JIS", .shiftJIS),
        ("ISO-2022-JP", .iso2022JP),
    ])
    func aMessageIsReadInTheEncodingItDeclares(_ name: String, _ encoding: String.Encoding) throws {
        let text = "<?xml version=\"1.0\" encoding=\"\(name)\"?>\n" + message()
        let reading = try CAPReader.read(try #require(text.data(using: encoding)), file: "x.cap")
        #expect(reading.value?.infos.first?.event == "大雨", "\(reading.issues)")
    }

    /// FoundationXML ended the whole program at the first two.
    @Test(arguments: [
        Array("<".utf8) + [208, 89, 64, 156] + Array(">".utf8),
        Array("<?xml version='1.0' encoding='UTF-16'?><".utf8) + [208, 89, 64, 156],
        Array("<?xml version='1.0' encoding='klingon'?><alert/>".utf8), [0xFF, 0xFE, 0x3C, 0x00],
    ])
    func bytesThatAreNotTheTextTheyClaimToBeAreRefused(_ bytes: [UInt8]) {
        let error = #expect(throws: DataError.self) { try CAPReader.read(Data(bytes), file: "x.cap") }
        #expect(error?.message.en.contains("save it again as UTF-8") == true)
    }

    @Test(arguments: [
        ("<status>Actual</status>", "<status>Real</status>", "none of Actual"),
        ("+09:00</sent>", "Z</sent>", "no time"), ("<scope>Public</scope>", "", "lacks “scope”"),
        ("<event>大雨</event>", "", "lacks “event”"), ("<areaDesc>谷</areaDesc>", "", "lacks “areaDesc”"),
        ("<sender>s</sender>", "<sender>s</sender><sender>t</sender>", "only once"),
        ("<sender>s</sender>", "<sender>s</sender><weather/>", "lacks “sent”"),
    ])
    func whatBreaksTheSchemaIsNamed(_ part: String, _ other: String, _ problem: String) throws {
        let reading = try CAPReader.read(Data(message().replacing(part, with: other).utf8), file: "x.cap")
        #expect(reading.value == nil)
        #expect(reading.issues.contains { $0.message.en.contains(problem) }, "\(reading.issues)")
    }

    /// Valid or not as libxml2 finds them with CAP-v1.2.xsd.
    @Test(
        .enabled(if: SharedData.isPresent, "the shared folder is absent"),
        arguments: [
            ("canada_errors.cap", true), ("earthquake-iso8859-1.cap", true), ("invalid.cap", false),
            ("no_info_tag.cap", true), ("no_optional_fields.cap", false), ("oasis_amber_example.xml", true),
            ("ph.cap", true), ("taiwan.cap", true), ("wcatwc-warning.cap", true),
        ])
    func aRealMessageIsJudgedAsTheSchemaJudgesIt(_ name: String, _ isValid: Bool) throws {
        let file = try #require(SharedData.folder).appending(path: "data/cap/\(name)")
        let reading = try CAPReader.read(try Data(contentsOf: file), file: name)
        #expect((reading.value != nil) == isValid, "\(reading.issues)")
    }

    @Test(
        .enabled(if: SharedData.isPresent, "the shared folder is absent"),
        arguments: [
            ("canada_errors.cap", CAPBoard.Decision.askStaff(.noReferences)), ("ph.cap", .ignore(.notReal)),
            ("no_info_tag.cap", .ignore(.nothingToWithdraw)), ("taiwan.cap", .ignore(.expired)),
            ("oasis_amber_example.xml", .askStaff(.unknownArea(["Los Angeles County", "condado de Los Ángeles"]))),
        ])
    func aRealMessageIsJudgedByTheRules(_ name: String, _ decision: CAPBoard.Decision) throws {
        let file = try #require(SharedData.folder).appending(path: "data/cap/\(name)")
        var board = board
        let alert = try #require(try CAPReader.read(try Data(contentsOf: file), file: name).value)
        #expect(board.receive(alert, at: now) == decision)
    }

    private struct Unexpected: Error {}
}

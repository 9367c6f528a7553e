import Texts
import Foundation
import OpenData
import Rules
import TestSupport
import Testing

@Suite struct OpeningHoursLintTests {
    private func findings(_ value: String) throws -> [OpeningHoursLint.Finding] {
        OpeningHoursLint(holidays: HolidayCalendar(), from: try #require(CalendarDate("2026-11-15"))).findings(value)
    }

    @Test(arguments: [
        ("Mo-Fr 09:00-12:00; Mo-Fr 13:00-17:00", "never applies", "Mo-Fr 09:00-12:00,13:00-17:00"),
        ("Mo-Fr 09:00-12:00; Mo-Sa 13:00-17:00", "never applies", "Mo-Sa 13:00-17:00; Mo-Fr 09:00-12:00"),
        ("We off; Mo-Fr 09:00-17:00", "closes nothing", "Mo-Fr 09:00-17:00; We off"),
        ("PH off; Mo-Fr 09:00-17:00", "closes nothing", "Mo-Fr 09:00-17:00; PH off"),
        ("Dec 29-Jan 03 off; Mo-Fr 09:00-17:00", "closes nothing", "Mo-Fr 09:00-17:00; Dec 29-Jan 03 off"),
        ("Mo-Fr 09:00-17:00; \"GWは休診\"", "hours of every day unknown", "Mo-Fr 09:00-17:00"),
        ("Mo-Fr 08:30-08:30", "same time", "Mo-Fr 00:00-24:00"),
        ("Mo-Fr 09:00～17:00", "“～” is not understood", "Mo-Fr 09:00-17:00"),
        ("Mo－Fr　０９：００〜１２：００、１３：００〜１７：００", "is not understood", "Mo-Fr 09:00-12:00,13:00-17:00"),
        ("月-金 9時-12時半; 祝日休診", "is not understood", "Mo-Fr 9:00-12:30; PH off"),
        ("Mon-Fri 09:00-17:00; ph off", "is not understood", "Mo-Fr 09:00-17:00; PH off"),
        (
            "Mo-Fr 08:30-12:00; Su,PH,Dec 29-Jan 03 off", "“Su,PH” has neither",
            "Mo-Fr 08:30-12:00; Su,PH off; Dec 29-Jan 03 off"
        ),
        (
            "Mo-Fr 08:30-12:00; Su,Aug 13-16,PH off; Dec 30", "“Su” has neither",
            "Mo-Fr 08:30-12:00; Su off; Aug 13-16 off; PH off; Dec 30 off"
        ),
        (
            "Mo-Fr 08:30-12:00; Sa,Dec 30 08:30-11:00", "“Sa” has",
            "Mo-Fr 08:30-12:00; Sa 08:30-11:00; Dec 30 08:30-11:00"
        ),
        ("Mo-Fr 08:30-12:00; Su,PH", "“Su,PH” has", "Mo-Fr 08:30-12:00; Su,PH off"),
        (
            "Mo-Fr 08:30-12:00; Su; PH; Dec 29-Jan 03", "“Su” has",
            "Mo-Fr 08:30-12:00; Su off; PH off; Dec 29-Jan 03 off"
        ),
        ("Su,PH; Mo-Fr 08:30-12:00", "“Su,PH” has", "Mo-Fr 08:30-12:00; Su,PH off"),
        ("Mo-Fr", "neither", nil), ("PH", "neither", nil), ("Apr-Oct", "neither", nil), ("week 1-10", "neither", nil),
        ("2020 Dec 01-2020 Dec 25 10:00-12:00", "never open in the 400 days", nil),
        ("Tu-Su 09:00-17:00; Mo 移動休館", "no rule opens that holiday", nil),
        ("Mo 移動休館; Mo-Su 09:00-17:00", "closes nothing", "Mo-Su 09:00-17:00; Mo 移動休館"),
    ])
    func aMistakeIsFoundAndItsRepairIsSuggested(_ value: String, _ message: String, _ repair: String?) throws {
        let findings = try findings(value)
        #expect(findings.count == 1, "\(findings)")
        #expect(findings.first?.message.en.contains(message) == true, "\(findings)")
        #expect(findings.first?.repair == repair)
    }

    @Test(arguments: [
        "24/7", "off", "Mo-Sa 08:30-11:30; Sa[2,4] off; Su,PH off", "Tu-Su 09:00-17:00; Mo off; PH 09:00-17:00",
        "Mo-Fr 09:00-17:00; PH off; PH 10:00-12:00", "Mo-Su 09:00-17:00; Mo 移動休館; Dec 29-Jan 03 off",
        "Mo-Fr 09:00-12:00, Mo-Fr 13:00-17:00", "Mo-Fr 08:30-12:30,15:00-18:00; We 08:30-12:30; PH off",
        "Mo-Fr open", "Mo-Fr 09:00-17:00; PH +1 day off", "open",
        "\"by appointment\"", "Mo-Fr 09:00-12:00 \"by appointment\"; We unknown",
    ])
    func whatIsMeantAsItIsWrittenIsLeftAlone(_ value: String) throws {
        #expect(try findings(value) == [])
    }

    @Test(
        .enabled(if: SharedData.isPresent, "the shared folder is absent"))
    func ofTheVectorsOnlyTheBadOnesAreFound() throws {
        let file = try #require(SharedData.folder).appending(path: "data/oracle/opening_hours_vectors.jsonl")
        let values = try String(contentsOf: file, encoding: .utf8).split(separator: "\n").map { line in
            try JSONDecoder().decode([String: JSONValue].self, from: Data(line.utf8))["value"]?.string ?? ""
        }
        #expect(
            try values.filter { try !findings($0).isEmpty } == [
                "Mo-Fr 09:00-12:00; Mo-Fr 13:00-17:00", "We off; Mo-Fr 09:00-17:00", "PH off; Mo-Fr 09:00-17:00",
            ])
    }
}

/// A JSON value of which only the strings matter.
private struct JSONValue: Decodable {
    var string: String?

    init(from decoder: any Decoder) throws {
        string = try? decoder.singleValueContainer().decode(String.self)
    }
}

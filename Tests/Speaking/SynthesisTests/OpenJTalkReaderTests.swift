import DataFiles
import Foundation
import Japanese
import OpenData
import Synthesis
import TestSupport
import Testing

private let openJTalkReader = OpenJTalkVoice.Installation.find(
    voice: "nitech-jp-atr503-m001", in: DataFolder(Checkout.root).model("nitech-jp-atr503-m001")
).map(OpenJTalkReader.init)

/// Names of things whose readings, or the first kana of them, are known from elsewhere.
@Suite(.enabled(if: openJTalkReader != nil, "Open JTalk is not installed"))
struct OpenJTalkReaderTests {
    @Test func namesAreReadAsADictionaryReadsThem() async throws {
        let reader = try #require(openJTalkReader)
        let readings = try await reader.readings(of: ["乾電池", "発泡材（緩衝材）", "ＩＨ調理器", "紙 お む つ", "々", "金。属"])
        #expect(readings["乾電池"] == "かんでんち")
        #expect(readings["発泡材（緩衝材）"] == "はっぽうざいかんしょうざい")
        #expect(readings["ＩＨ調理器"] == "あいえいちちょうりき")
        #expect(readings["紙 お む つ"] == "かみおむつ")
        #expect(readings["々"] == nil)
        #expect(readings["金。属"]?.isEmpty == false)
    }

    /// As measured when it was written; the rest is what staff find when they check.
    @Test func fiftyOneOfTheFiftyThreeThingsOfTheSampleTownAreReadAsAPersonReadsThem() async throws {
        let things = try GarbageFiles(at: Checkout.root.appending(path: "towns/komorebi")).data.targets
            .filter { $0.reading != nil && $0.name.contains { !$0.isASCII } }
        let readings = try await #require(openJTalkReader).readings(of: things.map(\.name))
        let wrong = things.filter { readings[$0.name] != $0.reading }
        #expect(wrong.count <= 2, "\(wrong.map { "\($0.name): \(readings[$0.name] ?? "-")" })")
    }

    @Test(
        .enabled(if: SharedData.isPresent, "the shared folder is absent"),
        arguments: [("kamisunagawa", 65), ("kyotango", 776), ("ibaraki", 61), ("yosano", 10)])
    func everyThingOfARealTownFindsItselfByItsDerivedReading(_ town: String, _ count: Int) async throws {
        let folder = try #require(SharedData.folder).appending(path: "data/garbage/\(town)")
        let files = try GarbageFiles(at: folder)
        #expect(files.data.targets.count == count)
        let readings = try await #require(openJTalkReader).readings(of: files.unreadNames)
        let things = files.targets(reading: readings)
        let finder = ItemFinder(things)
        for thing in things {
            let kana = thing.reading ?? thing.name
            let kanji = kana.unicodeScalars.filter(\.properties.isIdeographic)
            #expect(kanji.isEmpty, "\(thing.name)")
            for spelling in [kana, try #require(kana.applyingTransform(.hiraganaToKatakana, reverse: false))] {
                #expect(finder.items(named: spelling).contains(thing), "\(spelling) for \(thing.name)")
            }
        }
    }
    /// The column of the readings holds the kana that each thing is filed under; small towns file some under another word.
    @Test(.enabled(if: SharedData.isPresent, "the shared folder is absent"))
    func aDerivedReadingBeginsWithTheKanaThatALargeTownFilesTheThingUnder() async throws {
        let folder = try #require(SharedData.folder).appending(path: "data/garbage/kyotango")
        let file = folder.appending(path: "target.csv")
        let table = CSVTable.read(try String(contentsOf: file, encoding: .utf8), file: "target.csv").value
        let (name, kana) = (try #require(table.column("name")), try #require(table.column("furigana")))
        let things = table.rows.filter { row in row.field(name).contains { !$0.isASCII } && !row.field(kana).isEmpty }
        let readings = try await #require(openJTalkReader).readings(of: things.map { $0.field(name) })
        let right = things.count { row in
            readings[row.field(name)]?.firstKana == row.field(kana).firstKana
        }
        #expect(right >= 771 && things.count == 775, "\(right) of \(things.count)")
    }
}

extension String {
    /// As hiragana, without its voicing mark.
    fileprivate var firstKana: Unicode.Scalar? {
        hiragana.decomposedStringWithCanonicalMapping.unicodeScalars.first
    }
}

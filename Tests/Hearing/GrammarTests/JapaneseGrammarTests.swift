import Foundation
import TestSupport
import Testing

@testable import Grammar

/// The Japanese grammar that is shipped, with a town of a few things in place of a real one.
struct JapaneseGrammarTests {
    private static let grammar = ShippedGrammar.japanese
    private static let parser = ShippedGrammar.japaneseParser

    @Test func itSaysEveryIntentOfTheEnglishGrammarWithTheSameSlots() throws {
        let grammars = [try Self.grammar.get(), try ShippedGrammar.load("en", town: ShippedGrammar.japaneseTown)]
        #expect(Set(grammars[0].publicRules) == Set(grammars[1].publicRules))
        for intent in grammars[1].publicRules {
            let slots = grammars.map { Self.slots(of: intent, in: $0) }
            #expect(slots[0] == slots[1], "\(intent)")
        }
    }

    /// Every value of a slot by its name.
    private static func slots(of intent: String, in grammar: Grammar) -> [String: Set<String>] {
        var slots: [String: Set<String>] = [:]
        for instruction in grammar.program(of: [intent]).instructions {
            switch instruction {
            case .set(let slot, let value, _): slots[slot, default: []].insert(value)
            case .close(let slot, _): slots[slot, default: []].insert("…")
            default: break
            }
        }
        return slots
    }

    @Test func itSaysThousandsOfSentencesBeforeThoseOfTheTown() throws {
        let grammar = try Self.grammar.get()
        #expect(
            try #require(grammar.sentenceCount(collapsing: ["town", "days", "times"], omitting: ["courtesy"])) >= 1500)
        for intent in grammar.publicRules {
            #expect(grammar.network(of: [intent]).sentenceCount ?? 0 >= 10, "\(intent)")
        }
    }

    @Test func everyWordHasOneReadingThatCanBeHeard() throws {
        let folder = ShippedGrammar.folder("ja")
        let read = { (name: String) in
            GrammarFile(
                path: name, text: try String(contentsOf: folder.appending(path: name), encoding: .utf8))
        }
        let grammar = try Self.grammar.get()
        let written = try WordList(read("words.dict")).overriding(PronunciationDictionary([:], source: .model))
        let spoken = KanaPronouncer(try PhoneMap(read("phones.map"))).pronunciations(of: grammar.words)
        let dictionary = PronunciationDictionary(spoken, source: .reading).merging(written)
        #expect(grammar.check(pronounced: dictionary).isEmpty)
        let confusions = grammar.confusions(pronounced: dictionary, omitting: ["courtesy"], limit: 0.3)
        #expect(confusions.isEmpty, "\(confusions)")
    }

    @Test(arguments: [
        ("もえるごみはいつ", "nextCollection(category: burnable)"),
        ("燃えるゴミはいつですか？", "nextCollection(category: burnable)"),
        ("ええと、燃やせるごみの日はいつだべか", "nextCollection(category: burnable)"),
        ("すみません、次のプラスチックの収集日を教えてください", "nextCollection(category: plastic)"),
        ("プラスチックはいつだっけ", "nextCollection(category: plastic)"),
        ("燃えるごみはいつ出せばいいんだべ", "nextCollection(category: burnable)"),
        ("丘町の燃えるごみは次いつですか", "nextCollection(category: burnable, district: hill)"),
        ("何曜日に燃えるごみ出せますか", "nextCollection(category: burnable)"),
        ("あした何のごみ", "collectionsOn(day: tomorrow)"), ("明日はなんごみですか", "collectionsOn(day: tomorrow)"),
        ("あすはなにごみ", "collectionsOn(day: tomorrow)"), ("乾電池はなんのごみ", "categoryOf(item: battery)"),
        ("プラスチックはなにようび", "nextCollection(category: plastic)"), ("今日はなんようび", "date"),
        ("じゅうにがついちにちは何のごみ", "collectionsOn(day: day1, month: month12)"),
        ("にじゅうにちは何ごみ", "collectionsOn(day: day20)"), ("じゅうきゅうにちは何ごみ", "collectionsOn(day: day19)"),
        ("さくら医院は何時にひらきますか", "clinicOpens(clinic: sakura, day: today)"), ("うちにいません", "pauseCheckIns"),
        ("今日はごみの日ですか", "collectionsOn(day: today)"),
        ("あさっては何が出せる", "collectionsOn(day: dayAfterTomorrow)"),
        ("月曜日は何ごみだったかな", "collectionsOn(day: monday)"),
        ("再来週の火曜は何のごみですか", "collectionsOn(day: tuesdayInTwoWeeks)"),
        ("四日は何のごみ", "collectionsOn(day: day4)"),
        ("はつかはプラスチックですか", "isCollectedOn(category: plastic, day: day20)"),
        ("来週の月曜日さくら医院はやってますか", "isClinicOpen(clinic: sakura, day: mondayNextWeek)"),
        ("なぬかの当番医はどこ", "dutyClinic(day: day7)"),
        ("今日は燃えるごみですか", "isCollectedOn(category: burnable, day: today)"),
        ("プラスチックは火曜に出してもいいですか", "isCollectedOn(category: plastic, day: tuesday)"),
        ("燃えるごみ出していい？", "isCollectedOn(category: burnable, day: today)"),
        ("乾電池は何ごみですか", "categoryOf(item: battery)"),
        ("布団はどうやって捨てるの", "categoryOf(item: futon)"),
        ("電池はなじょしたらいいべ", "categoryOf(item: battery)"),
        ("さくら医院は今日やってますか", "isClinicOpen(clinic: sakura, day: today)"),
        ("さくらいいんやってっかし", "isClinicOpen(clinic: sakura, day: now)"),
        ("明日林先生は休みだべか", "isClinicOpen(clinic: hayashi, day: tomorrow)"),
        ("さくら医院は九時にやってますか", "isClinicOpen(clinic: sakura, day: today, hour: 9)"),
        ("明日の朝九時に林先生は診てくれますか", "isClinicOpen(clinic: hayashi, day: tomorrow, dayPart: morning, hour: 9)"),
        (
            "さくらいいんはじゅうにがつよっかのごごさんじはんはあいてますか",
            "isClinicOpen(clinic: sakura, day: day4, dayPart: afternoon, hour: 3, minute: 30, month: month12)"
        ),
        ("さくら医院は十四時に開いてる", "isClinicOpen(clinic: sakura, day: today, dayPart: afternoon, hour: 2)"),
        ("土曜日の十時にやってる病院はどこ", "openClinics(day: saturday, hour: 10)"),
        ("十二月四日は燃えるごみの日ですか", "isCollectedOn(category: burnable, day: day4, month: month12)"),
        ("来月の五日は何のごみ", "collectionsOn(day: day5, month: nextMonth)"),
        ("四月一日のごみは何ですか", "collectionsOn(day: day1, month: month4)"),
        ("一週間後は何のごみ", "collectionsOn(day: in7Days)"),
        ("しあさっては何ごみ", "collectionsOn(day: in3Days)"),
        ("十時のあとのバスは何時ですか", "nextBus(day: today, hour: 10)"),
        ("駅前からななじはんすぎのバスはあります", "nextBus(busStop: station, day: today, hour: 7, minute: 30)"),
        ("明日の夜しちじに駅前から出るバスを教えて", "nextBus(busStop: station, day: tomorrow, dayPart: afternoon, hour: 7)"),
        ("日曜日の最初のバスは何時", "nextBus(day: sunday)"), ("正午のバス", "nextBus(day: today, hour: 12)"),
        ("さくら医院は何時からですか", "clinicOpens(clinic: sakura, day: today)"),
        ("さくら医院は土曜日何時までやってるの", "clinicCloses(clinic: sakura, day: saturday)"),
        ("さくら医院の受付は何時までですか", "lastPatient(clinic: sakura, day: today)"),
        ("今やってる病院はどこ", "openClinics(day: now)"),
        ("日曜日の当番医はどこですか", "dutyClinic(day: sunday)"),
        ("さくら医院の電話番号を教えてくなんしょ", "clinicTelephone(clinic: sakura)"),
        ("次のバスは何時ですか", "nextBus"), ("駅前から次のバスはいつ出ますか", "nextBus(busStop: station)"),
        ("元気です", "checkInWell"), ("今日もさすけねえ", "checkInWell"), ("おかげさまで変わりないです", "checkInWell"),
        ("今日はちょっと具合が悪い", "checkInUnwell"), ("体がこわい", "checkInUnwell"), ("頭が痛いんです", "checkInUnwell"),
        ("お母さんは元気かな", "didCheckIn(person: mother)"), ("お母さんから連絡ありましたか", "didCheckIn(person: mother)"),
        ("今日は見守りはいりません", "pauseCheckIns"), ("出かけます", "pauseCheckIns"),
        ("家族に電話してください", "contact(target: family)"), ("娘と話したい", "contact(target: family)"),
        ("役場の人に連絡してけろ", "contact(target: townOffice)"), ("民生委員さんを呼んで", "contact(target: volunteer)"),
        ("助けて", "emergency(kind: general)"), ("救急車呼んで", "emergency(kind: general)"),
        ("転んで動けない", "emergency(kind: fall)"), ("胸が苦しい", "emergency(kind: pain)"),
        ("誰が私の情報を見ましたか", "whoLooked"), ("だれか私の情報を見た", "whoLooked"),
        ("今言ったことを忘れて", "forgetThat"), ("さっきの話は消してください", "forgetThat"), ("忘れて", "neverMind"),
        ("家族に知らせるのをやめて", "withdrawConsent"), ("もう娘には何も言わないでください", "withdrawConsent"),
        ("家族に知らせて", "contact(target: family)"),
        ("町からのお知らせはありますか", "announcements"), ("今何時", "time"), ("今日は何曜日だっけ", "date"),
        ("こもれびさん、今何時", "time(speaker: こもれび)"), ("ねえ、こもれび", "call(speaker: こもれび)"),
        ("警察を呼んで", "emergency(kind: general)"),
        ("はい", "yes"), ("うん", "yes"), ("んだなし", "yes"), ("いいえ", "no"), ("ううん", "no"), ("結構です", "no"),
        ("もう一回言って", "sayAgain"), ("もっとゆっくり話してください", "slower"), ("聞こえない", "louder"),
        ("声を小さくして", "quieter"), ("やめて", "stop"), ("やっぱりいい", "neverMind"), ("ありがとない", "thanks"),
        ("おばんです", "greeting(part: evening)"), ("何が聞けますか", "whatCanISay"), ("それは本当ですか", "howDoYouKnow"),
        ("今日はいい天気ですね", "-"), ("ごみ", "-"), ("水をください", "-"), ("燃えるごみは嫌いです", "-"),
    ])
    func aSentenceTypedAsPeopleTypeItIsUnderstood(text: String, meaning: String) throws {
        #expect(try Self.parser.get().parse(text)?.description ?? "-" == meaning)
    }
}

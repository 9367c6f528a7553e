import DataFiles
import Foundation
import Grammar
import Japanese
import Phrases
import Rules
import TestSupport
import Testing

/// Grammar, rules and phrases as they ship, with the sample town: what can be asked can be answered and said.
struct ShippedDataTests {
    private static let data = DataFolder(Checkout.root)
    // Loading takes longer than a test, and every test needs them.
    private static let town = Result { try data.town(at: nil) }
    private static let speech = Result { try data.voice(locale: "en").speech }
    private static let parser = Result {
        IntentParser(try data.grammarFiles(locale: "en", slots: town.get().slotLists(language: "en")).grammar)
    }

    @Test(arguments: ["en", "ja"])
    func everySentenceOfTheDemonstrationIsUnderstood(locale: String) throws {
        let slots = try Self.town.get().slotLists(language: locale)
        let parser = IntentParser(try Self.data.grammarFiles(locale: locale, slots: slots).grammar)
        let sentences = try Self.data.demonstration(locale: locale)
        #expect(sentences.count >= 5)
        #expect(!sentences.contains { $0.hasPrefix("#") || $0.isEmpty })
        for sentence in sentences {
            #expect(parser.parse(try RubyText(sentence).base) != nil, "\(sentence)")
        }
    }

    @Test func onlyTheJapaneseModelIsAdaptedToNoise() throws {
        #expect(try Self.data.adaptation(of: "domino", locale: "ja")?.lastPathComponent == "domino-noise.onnx")
        #expect(try Self.data.adaptation(of: "whisper-tiny.en", locale: "en") == nil)
    }

    @Test func everythingOfTheTownCanBeAskedForInJapanese() throws {
        let town = try Self.town.get()
        let (english, japanese) = (town.slotLists(language: "en"), town.slotLists(language: "ja"))
        for (english, japanese) in zip(english, japanese) {
            #expect(Set(english.entries.map(\.value)) == Set(japanese.entries.map(\.value)), "\(english.name)")
        }
    }

    /// A sentence for each question there is, and what its answer must mention.
    @Test(arguments: [
        ("when is burnable garbage collected", "burnable garbage"),
        ("when do i put out the burnable garbage in hill town", "burnable garbage"),
        ("what is collected tomorrow", "omorrow, Friday"),
        ("is the plastic collected on friday", "plastic"),
        ("which category is a battery", "batter"),
        ("is sakura clinic open today", "Sakura Clinic"),
        ("when does sakura clinic open", "Sakura Clinic"),
        ("is sakura clinic open tomorrow at nine", "tomorrow, Friday, at nine in the morning"),
        ("what is collected on the seventh of december", "burnable"),
        ("is there a bus after four", "in the afternoon"),
        ("when does hayashi clinic close", "Hayashi Clinic"),
        ("when does sakura clinic take the last patient", "Sakura Clinic"),
        ("which clinics are open on friday", "Clinic"),
        ("which doctor is on duty on sunday", "Sunday"),
        ("what is the telephone number of sakura clinic", "zero two four two"),
        ("i am fine today", "Hana"),
        ("i am not well", "?"),
        ("did grandmother check in today", "grandmother"),
        ("pause check ins today", ""),
        ("please ask my family to call me", "?"),
        ("i have fallen", ""),
        ("any messages", ""),
        ("who looked at my data", "thirty days"),
        ("forget what i just said", "erased"),
        ("don't tell my family any more", "?"),
        ("what time is it", "morning"),
        ("what is the date", "December"),
    ])
    func aQuestionIsAnsweredInWords(sentence: String, mentioned: String) throws {
        let intent = try #require(try Self.parser.get().parse(sentence))
        let question = try Question(intent: intent.name, slots: intent.slots)
        let now = try #require(LocalTime("2026-12-03T07:40"))
        let household = try Self.town.get().household(nil)
        let reply = Answerer(try Self.town.get().town).answer(question, in: Situation(household: household, now: now))

        let text = try Self.speech.get().render(reply).text
        #expect(reply.outcome != .unknown)
        #expect(mentioned.isEmpty || text.contains(mentioned), "\(text)")
        Self.expectWords(text, question)
    }

    /// A Thursday morning before and after the cut-off, a lunch break, a Saturday night, a Sunday, a public holiday,
    /// the turn of the year and the end of February.
    @Test(arguments: [
        "2026-12-03T07:40", "2026-12-03T08:30", "2026-12-04T13:10", "2026-12-05T23:59", "2026-12-06T10:00",
        "2026-11-23T09:00", "2026-12-31T17:00", "2027-01-01T00:00", "2027-02-28T12:00",
    ])
    func everyAnswerOfTheTownIsSaidInWords(time: String) throws {
        let now = try #require(LocalTime(time))
        let speech = try Self.speech.get()
        let town = try Self.town.get()
        let answerer = Answerer(town.town)
        for household in town.households {
            for situation in Self.situations(of: household, at: now) {
                for question in Self.questions(about: town.town, in: household) {
                    let reply = answerer.answer(question, in: situation)
                    Self.expectWords(try speech.render(reply).text, question)
                }
            }
        }
    }

    /// Nobody has answered yet; everybody is well, or unwell, and has said yes.
    private static func situations(of household: Household, at now: LocalTime) -> [Situation] {
        let notice = Announcement(id: "1", text: "The water is off today.", publishedAt: now)
        let people = [household.resident] + household.watchesOver
        let answered = [CheckIn.State.well, .unwell].map { state in
            Situation(
                household: household, now: now, certainty: .confirmed,
                checkIns: Dictionary(
                    uniqueKeysWithValues: people.map { ($0.id, CheckIn(state: state, at: now)) }),
                announcements: [notice, notice],
                looks: PastLook.Role.allCases.flatMap { role in
                    [0, 1, 9, 40].map { PastLook(role: role, day: now.date - $0) }
                })
        }
        return [Situation(household: household, now: now, announcements: [notice])] + answered
    }

    /// Every question with everything the town can be asked about, and with things it does not have.
    private static func questions(about town: Town, in household: Household) -> [Question] {
        let categories = town.categories.map(\.id) + ["treasure"]
        let districts = [nil, "moon"] + town.districts.map(\.id)
        let clinics = town.clinics.map(\.id) + ["castle"]
        // Of each kind some: the days of a month differ in nothing but their number.
        let days = DayReference.allCases.enumerated().filter { $0.offset.isMultiple(of: 5) }.map(\.element)
        var questions: [Question] = [
            .checkInWell, .checkInUnwell, .pauseCheckIns, .announcements, .time, .date, .whoLooked, .forgetThat,
            .withdrawConsent,
        ]
        for category in categories {
            questions += districts.map { .nextCollection(category: category, district: $0) }
            questions += days.map { .isCollectedOn(category: category, $0, district: nil) }
        }
        for day in days {
            questions += districts.map { .collectionsOn(day, district: $0) }
            questions += [.openClinics(day), .dutyClinic(day)]
            for clinic in clinics {
                questions += [
                    .isClinicOpen(clinic: clinic, day), .clinicOpens(clinic: clinic, day),
                    .clinicCloses(clinic: clinic, day), .lastPatient(clinic: clinic, day),
                ]
            }
        }
        questions += (town.items.map(\.id) + ["dragon"]).map { .categoryOf(item: $0) }
        questions += clinics.map { .clinicTelephone(clinic: $0) }
        questions += (household.watchesOver.map(\.id) + ["stranger"]).map { .didCheckIn(person: $0) }
        questions += ContactTarget.allCases.map { .contact($0) }
        questions += EmergencyKind.allCases.map { .emergency($0) }
        return questions
    }

    /// Whole English sentences: nothing left to fill in, nothing in another script, nothing said to be nil.
    private static func expectWords(_ text: String, _ question: Question) {
        let isWhole =
            !text.isEmpty && text.unicodeScalars.allSatisfy { $0.isASCII || "–—’“”é".unicodeScalars.contains($0) }
            && !["{", "}", "nil", "Optional", "  ", " .", "..", " ,"].contains(where: text.contains)
            && [".", "?", "!"].contains { text.hasSuffix($0) }
        #expect(isWhole, "\(question): \(text)")
    }
}

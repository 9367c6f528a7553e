import Foundation
import Grammar
import TestSupport
import Testing

/// The English grammar that is shipped, with a town of a few things in place of a real one.
struct EnglishGrammarTests {
    /// What has many values, shown by its name.
    private static let values: Set = ["town", "days", "times"]

    private static let grammar = ShippedGrammar.english
    private static let parser = ShippedGrammar.englishParser

    private static let intents: Set<String> = [
        "nextCollection", "collectionsOn", "isCollectedOn", "categoryOf", "isClinicOpen", "clinicOpens", "clinicCloses",
        "lastPatient", "openClinics", "dutyClinic", "clinicTelephone", "checkInWell", "checkInUnwell", "didCheckIn",
        "pauseCheckIns", "contact", "emergency", "announcements", "time", "date", "whatCanISay", "sayAgain", "slower",
        "faster", "nextBus", "howDoYouKnow", "louder", "quieter", "stop", "yes", "no", "neverMind", "thanks",
        "greeting", "call", "notOffered", "whoLooked", "forgetThat", "withdrawConsent",
    ]

    @Test func itSaysEveryIntentInManyWays() throws {
        let grammar = try Self.grammar.get()
        #expect(Set(grammar.publicRules) == Self.intents)
        for intent in Self.intents {
            // The name alone can only be said in so many ways.
            let least = intent == SpeakerName.call ? 3 : 10
            #expect(grammar.network(of: [intent]).sentenceCount ?? 0 >= least, "\(intent)")
        }
        #expect(try #require(grammar.sentenceCount(collapsing: Self.values, omitting: ["courtesy"])) >= 300)
        let all = try #require(grammar.sentenceCount)
        #expect(all > 100_000)
    }

    // Debian package pocketsphinx-en-us.
    private static let english = URL(filePath: "/usr/share/pocketsphinx/model/en-us/cmudict-en-us.dict")

    @Test(.enabled(if: FileManager.default.fileExists(atPath: english.path), "needs pocketsphinx-en-us"))
    func nothingIsWrongWithItAndEveryWordCanBePronounced() throws {
        let grammar = try Self.grammar.get()
        let read = { (url: URL) in
            try PronunciationDictionary(
                GrammarFile(path: url.lastPathComponent, text: String(contentsOf: url, encoding: .utf8)))
        }
        let words = ShippedGrammar.folder("en").appending(path: "words.dict")
        let name = PronunciationDictionary(["mimamori": ["M IY M AA M OW R IY"]], source: .wordList)
        let dictionary = try read(Self.english).merging(read(words)).merging(name)
        #expect(grammar.check(pronounced: dictionary).isEmpty)
    }

    @Test func everySentenceWithoutCourtesyMeansTheIntentThatSaysIt() throws {
        let grammar = try Self.grammar.get()
        let parser = try Self.parser.get()
        let phrases = [
            "<category>": ["plastic"], "<district>": ["harbor"], "<item>": ["battery"],
            "<clinic>": ["sakura", "clinic"],
            "<person>": ["mother"], "<busStop>": ["station"], "<speaker>": ["mimamori"],
            "<day>": ["tomorrow"], "<dayOrToday>": [], "<dayOrNow>": ["now"], "<at>": ["at", "nine"],
            "<after>": ["after", "ten"], "<oClock>": ["ten", "o'clock"],
        ]
        for intent in grammar.publicRules {
            let sentences = grammar.sentences(
                limit: 10_000, of: [intent], collapsing: Self.values, omitting: ["courtesy"])
            // Neighbours in the list differ in one word, so some of them stand for all.
            for (number, pattern) in sentences.enumerated() where number % 17 == 0 {
                let words = pattern.words.flatMap { phrases[$0] ?? [$0] }
                #expect(parser.parse(words)?.name == pattern.intent, "\(pattern)")
            }
        }
    }

    @Test(arguments: [
        ("when is the plastic collected", "nextCollection(category: plastic)"),
        ("When do they pick up the burnable garbage?", "nextCollection(category: burnable)"),
        ("burnable garbage when", "nextCollection(category: burnable)"),
        ("um could you tell me when is the next plastic pickup please", "nextCollection(category: plastic)"),
        ("what day is glass bottles", "nextCollection(category: glass)"),
        (
            "when do i put out the burnables in the north district",
            "nextCollection(category: burnable, district: north)"
        ),
        ("next plastic", "nextCollection(category: plastic)"),
        ("when are the glass bottles picked up", "nextCollection(category: glass)"),
        ("what is collected tomorrow", "collectionsOn(day: tomorrow)"),
        ("what garbage is it today please", "collectionsOn(day: today)"),
        ("what's picked up on thursday", "collectionsOn(day: thursday)"),
        (
            "is there any collection in harbor the day after tomorrow",
            "collectionsOn(day: dayAfterTomorrow, district: harbor)"
        ),
        ("what do i put out next week on monday", "collectionsOn(day: mondayNextWeek)"),
        ("is sakura clinic open on the twenty fourth", "isClinicOpen(clinic: sakura, day: day24)"),
        (
            "is the plastic collected on tuesday the week after next",
            "isCollectedOn(category: plastic, day: tuesdayInTwoWeeks)"
        ),
        ("excuse me what do i put out tomorrow", "collectionsOn(day: tomorrow)"),
        ("is tomorrow a garbage day", "collectionsOn(day: tomorrow)"),
        ("what is tomorrow's garbage", "collectionsOn(day: tomorrow)"),
        ("is the plastic collected tomorrow", "isCollectedOn(category: plastic, day: tomorrow)"),
        ("is it plastic day", "isCollectedOn(category: plastic, day: today)"),
        ("is tomorrow burnable garbage", "isCollectedOn(category: burnable, day: tomorrow)"),
        ("can i put the glass bottles out on friday", "isCollectedOn(category: glass, day: friday)"),
        ("do they collect plastic this saturday", "isCollectedOn(category: plastic, day: saturday)"),
        ("does the plastic go out in harbor today", "isCollectedOn(category: plastic, day: today, district: harbor)"),
        ("what kind of garbage is a battery", "categoryOf(item: battery)"),
        ("how do i throw away an old futon", "categoryOf(item: futon)"),
        ("where do i put batteries", "categoryOf(item: battery)"),
        ("where do old batteries go", "categoryOf(item: battery)"),
        ("how do i throw a futon out", "categoryOf(item: futon)"),
        ("what do i do with this battery", "categoryOf(item: battery)"),
        ("is sakura clinic open", "isClinicOpen(clinic: sakura, day: now)"),
        ("is the sakura clinic open now", "isClinicOpen(clinic: sakura, day: now)"),
        ("is doctor tanaka open on sunday", "isClinicOpen(clinic: tanaka, day: sunday)"),
        ("is sakura clinic closed today", "isClinicOpen(clinic: sakura, day: today)"),
        ("can i go to sakura clinic tomorrow", "isClinicOpen(clinic: sakura, day: tomorrow)"),
        ("is sakura clinic open at nine", "isClinicOpen(clinic: sakura, day: today, hour: 9)"),
        (
            "is sakura clinic open on the fourth of december at half past two in the afternoon",
            "isClinicOpen(clinic: sakura, day: day4, dayPart: afternoon, hour: 2, minute: 30, month: month12)"
        ),
        ("can i go to sakura clinic at noon tomorrow", "isClinicOpen(clinic: sakura, day: tomorrow, hour: 12)"),
        ("which clinics are open on saturday at ten a m", "openClinics(day: saturday, dayPart: morning, hour: 10)"),
        ("what do i put out on december the fourth", "collectionsOn(day: day4, month: month12)"),
        ("is the plastic collected in a week", "isCollectedOn(category: plastic, day: in7Days)"),
        ("is there a bus from the station after ten", "nextBus(busStop: station, day: today, hour: 10)"),
        ("when is the first bus tomorrow", "nextBus(day: tomorrow)"),
        ("the next bus on monday after half past four", "nextBus(day: monday, hour: 4, minute: 30)"),
        ("is there a ten o'clock bus", "nextBus(day: today, hour: 10)"),
        ("when does sakura clinic open", "clinicOpens(clinic: sakura, day: today)"),
        ("what time does doctor tanaka open tomorrow", "clinicOpens(clinic: tanaka, day: tomorrow)"),
        ("what are the hours of sakura clinic on monday", "clinicOpens(clinic: sakura, day: monday)"),
        ("when does sakura clinic close", "clinicCloses(clinic: sakura, day: today)"),
        ("how late is sakura clinic open on wednesday", "clinicCloses(clinic: sakura, day: wednesday)"),
        ("until when is doctor tanaka open", "clinicCloses(clinic: tanaka, day: today)"),
        ("when does sakura clinic take the last patient", "lastPatient(clinic: sakura, day: today)"),
        ("until what time does sakura clinic see patients tomorrow", "lastPatient(clinic: sakura, day: tomorrow)"),
        ("how late can i come to sakura clinic", "lastPatient(clinic: sakura, day: today)"),
        ("which clinic is open", "openClinics(day: now)"),
        ("which clinics are open on sunday", "openClinics(day: sunday)"),
        ("where can i see a doctor tomorrow", "openClinics(day: tomorrow)"),
        ("which doctor is on duty on sunday", "dutyClinic(day: sunday)"),
        ("who is on call", "dutyClinic(day: today)"),
        ("where is the holiday clinic today", "dutyClinic(day: today)"),
        ("what is the telephone number of sakura clinic", "clinicTelephone(clinic: sakura)"),
        ("how do i call doctor tanaka", "clinicTelephone(clinic: tanaka)"),
        ("sakura clinic phone number please", "clinicTelephone(clinic: sakura)"),
        ("i am fine", "checkInWell"),
        ("good morning i'm very well today thank you", "checkInWell"),
        ("everything is all right", "checkInWell"),
        ("yes i am fine", "checkInWell"),
        ("no i am not well", "checkInUnwell"),
        ("well i feel good this morning", "checkInWell"),
        ("i am not feeling well", "checkInUnwell"),
        ("i don't feel so good today", "checkInUnwell"),
        ("oh i feel dizzy", "checkInUnwell"),
        ("my back hurts", "checkInUnwell"),
        ("did mother check in today", "didCheckIn(person: mother)"),
        ("has grandmother answered this morning", "didCheckIn(person: hana)"),
        ("is my mother all right", "didCheckIn(person: mother)"),
        ("have you heard from grandmother", "didCheckIn(person: hana)"),
        ("pause check ins today", "pauseCheckIns"),
        ("no check in today please", "pauseCheckIns"),
        ("please skip today's check in", "pauseCheckIns"),
        ("please call my daughter", "contact(target: family)"),
        ("i would like to talk to my family", "contact(target: family)"),
        ("could you contact the town office please", "contact(target: townOffice)"),
        ("i want to talk to a person", "contact(target: townOffice)"),
        ("ask a volunteer to come", "contact(target: volunteer)"),
        ("i need the welfare volunteer", "contact(target: volunteer)"),
        ("help", "emergency(kind: general)"),
        ("please help me", "emergency(kind: general)"),
        ("it is an emergency", "emergency(kind: general)"),
        ("call an ambulance please", "emergency(kind: general)"),
        ("i have fallen", "emergency(kind: fall)"),
        ("i fell down", "emergency(kind: fall)"),
        ("i can't get up", "emergency(kind: fall)"),
        ("my chest hurts", "emergency(kind: pain)"),
        ("i cannot breathe", "emergency(kind: pain)"),
        ("any messages", "announcements"),
        ("what are the announcements", "announcements"),
        ("what did the town say", "announcements"),
        ("who looked at my data", "whoLooked"),
        ("has anyone read my information lately", "whoLooked"),
        ("please forget what i just said", "forgetThat"),
        ("erase the last thing i said", "forgetThat"),
        ("forget that", "neverMind"),
        ("don't tell my family any more", "withdrawConsent"),
        ("please stop telling my daughter about me", "withdrawConsent"),
        ("i don't want my family to know anything about me", "withdrawConsent"),
        ("what time is it", "time"),
        ("excuse me do you have the time", "time"),
        ("what day is it", "date"),
        ("what is the date today", "date"),
        ("what weekday is it", "date"),
        ("what can i say", "whatCanISay"),
        ("say that again", "sayAgain"),
        ("what did you say", "sayAgain"),
        ("could you repeat that please", "sayAgain"),
        ("a little slower please", "slower"),
        ("that's too fast", "slower"),
        ("louder", "louder"),
        ("i can't hear you", "louder"),
        ("turn it down", "quieter"),
        ("stop", "stop"),
        ("be quiet please", "stop"),
        ("yes", "yes"),
        ("yes please", "yes"),
        ("that's right", "yes"),
        ("no", "no"),
        ("no thank you", "no"),
        ("not now", "no"),
        ("never mind", "neverMind"),
        ("thank you very much", "thanks"),
        ("good morning", "greeting(part: morning)"),
        ("good evening", "greeting(part: evening)"),
        ("hello", "greeting"),
        ("tell me a joke", "notOffered(service: entertainment)"),
        ("excuse me will it rain tomorrow", "notOffered(day: tomorrow, service: weather)"),
        ("call my neighbor", "notOffered(service: calls)"),
        ("i am lonely", "checkInUnwell"),
        ("call the police", "emergency(kind: general)"),
        ("Mimamori, when is the plastic collected?", "nextCollection(category: plastic, speaker: mimamori)"),
        ("excuse me mimamori could you tell me what time is it", "time(speaker: mimamori)"),
        ("excuse me mimamori could you please call my daughter", "contact(speaker: mimamori, target: family)"),
        ("mimamori um i am fine", "checkInWell(speaker: mimamori)"),
        ("mimamori help", "emergency(kind: general, speaker: mimamori)"),
        ("mimamori", "call(speaker: mimamori)"),
    ])
    func aNaturalSentenceIsUnderstood(sentence: String, expected: String) throws {
        #expect((try Self.parser.get().parse(sentence)?.description ?? "-") == expected)
    }

    @Test(arguments: [
        "", "when", "is the plastic", "the clinic", "please", "excuse me", "when is sakura clinic collected",
        "is plastic open", "tell me a secret", "turn on the plastic", "my chest is wide", "i am not", "call",
    ])
    func whatMeansNothingHereIsNotUnderstood(sentence: String) throws {
        #expect(try Self.parser.get().parse(sentence) == nil)
    }

    @Test func withoutANameNothingOfTheKindCanBeSaid() throws {
        let grammar = try ShippedGrammar.load(
            "en", town: ShippedGrammar.englishTown.filter { $0.name != SpeakerName.slot })
        #expect(IntentParser(grammar).parse("when is the plastic collected")?.isAddressed == false)
        #expect(IntentParser(grammar).parse("mimamori when is the plastic collected") == nil)
        #expect(grammar.network(of: [SpeakerName.call]).sentenceCount == 0)
    }

    @Test func anAnswerIsAllThatIsHeardWhereOneIsExpected() throws {
        let grammar = try Self.grammar.get()
        let words = Set(grammar.network(of: ["yes", "no"]).arcs.map(\.word))
        #expect(words.isSuperset(of: ["yes", "no"]))
        #expect(words.isDisjoint(with: ["help", "clinic", "plastic"]))
    }
}

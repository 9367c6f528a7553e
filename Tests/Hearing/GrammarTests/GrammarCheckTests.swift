import Grammar
import Testing
import Texts

struct GrammarCheckTests {
    private func findings(
        _ rules: String, slots: [SlotList] = [], unknown: Set<String> = [], derived: Set<String> = []
    ) throws -> [String] {
        let grammar = try grammar(rules, slots: slots)
        let known = grammar.words.subtracting(unknown).subtracting(derived).map { ($0, ["AH"]) }
        let dictionary = PronunciationDictionary(Dictionary(uniqueKeysWithValues: known), source: .model)
            .merging(
                PronunciationDictionary(
                    Dictionary(uniqueKeysWithValues: derived.map { ($0, ["K AO", "K OW"]) }), source: .derived))
        return grammar.check(pronounced: dictionary).map(\.description)
    }

    @Test func aSoundGrammarHasNothingToReport() throws {
        #expect(try findings("public <a> = <b> one; <b> = two; public <c> = two;").isEmpty)
    }

    @Test func oneSentenceOfTwoIntentsIsAnErrorWithTheShortestExample() throws {
        let rules =
            "public <a> = very* good [day];\npublic <b> = [very] [very] very good (day | night);\npublic <c> = bad;"
        #expect(
            try findings(rules) == ["sample.jsgf:4:8: error: 'very good day' is both <a> and <b>"])
    }

    @Test func aRuleThatNoIntentReachesIsAWarning() throws {
        #expect(
            try findings("public <a> = one;\n<b> = <c>;\n<c> = two <d>;\n<d> = <c>;") == [
                "sample.jsgf:4:1: warning: <b> is never used", "sample.jsgf:5:1: warning: <c> is never used",
                "sample.jsgf:6:1: warning: <d> is never used",
            ])
    }

    @Test func anIntentThatCannotBeSaidIsAWarningAndOneSaidBySilenceAnError() throws {
        #expect(
            try findings("public <a> = <VOID>;\npublic <b> = [one];") == [
                "sample.jsgf:3:8: warning: <a> can never be said",
                "sample.jsgf:4:8: error: <b> is said by saying nothing",
            ])
    }

    @Test func anEmptySlotListIsAWarning() throws {
        #expect(
            try findings("import <town.person>;\npublic <a> = one | did <person> call;") == [
                "sample.jsgf:3:8: warning: the town has nothing to say for <person>: sentences with it are left out"
            ])
    }

    @Test func aPhraseOfTwoThingsIsAWarning() throws {
        let clinics = SlotList(
            name: "clinic",
            entries: [
                .init(value: "east", phrases: ["sakura clinic"]), .init(value: "west", phrases: ["Sakura Clinic"]),
            ])
        #expect(
            try findings("import <town.clinic>;\npublic <a> = is <clinic> open;", slots: [clinics]) == [
                "sample.jsgf:3:8: warning: 'sakura clinic' of <clinic> is both east and west"
            ])
    }

    @Test func aWordThatCannotBePronouncedIsAnErrorWhereItFirstStands() throws {
        let items = SlotList(name: "item", entries: [.init(value: "futon", phrases: ["a futon"])])
        #expect(
            try findings(
                "import <town.item>;\npublic <a> = throw <item>\n  kotatsu | one kotatsu;", slots: [items],
                unknown: ["kotatsu", "futon"]) == [
                    "sample.jsgf:5:3: error: no pronunciation for 'kotatsu'",
                    "sample.jsgf:3:8: error: no pronunciation for 'futon' in 'a futon' of <item>",
                ])
    }

    @Test func aWordOfTheRulesThatIsInNoDictionaryIsAWarningAndANameOfTheTownIsNot() throws {
        let items = SlotList(name: "item", entries: [.init(value: "futon", phrases: ["a futon"])])
        #expect(
            try findings(
                "import <town.item>;\npublic <a> = thrwo <item>;", slots: [items], derived: ["thrwo", "futon"]) == [
                    "sample.jsgf:4:14: warning: 'thrwo' is in no dictionary and taken to sound as K AO or K OW;"
                        + " correct its spelling or add it to words.dict"
                ])
    }
}

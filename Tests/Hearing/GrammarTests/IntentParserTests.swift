import Grammar
import Testing

struct IntentParserTests {
    @Test(arguments: [
        ("public <a> = go (left {way=l} | right {way=r});", "go left", "a(way: l)"),
        ("public <a> = go (left | right) {way};", "go right", "a(way: right)"),
        ("public <a> = to (new york | \"los angeles\") {city} now;", "to new york now", "a(city: new york)"),
        ("public <a> = to \"los angeles\" {city};", "to los angeles", "a(city: los angeles)"),
        ("public <a> = to los angeles {city};", "to los angeles", "a(city: angeles)"),
        ("public <a> = one {x=1} two {x=2};", "one two", "a(x: 2)"),
        ("public <a> = (one {x=1} two) {x=2};", "one two", "a(x: 2)"),
        ("public <a> = (one two {x}) {y} three {z=3};", "one two three", "a(x: two, y: one two, z: 3)"),
        ("public <a> = <n> {x}; <n> = one [more];", "one more", "a(x: one more)"),
        ("public <a> = one {a=1} {b = two words };", "one", "a(a: 1, b: two words)"),
        ("public <a> = <NULL> {x=1} one;", "one", "a(x: 1)"),
        ("public <a> = one [two {x=2}];", "one", "a"),
        ("public <a> = one* {x};", "one one", "a(x: one one)"),
        ("public <a> = (one {x=1} | two {x=2})+;", "one two", "a(x: 2)"),
        ("public <a> = one {x=1} | two {x=2} <a>;", "two two one", "a(x: 1)"),
        ("public <a> = one {x=first} | one {x=second};", "one", "a(x: first)"),
        ("public <a> = [one] [one {x=1}];", "one", "a"),
        ("public <a> = two; public <b> = one; public <c> = one;", "one", "b"),
        ("public <a> = one;", "One!", "a"),
        ("public <a> = it's one o'clock;", "  It's one\n\"o’clock\". ", "a"),
        ("public <a> = one two;", "one", "-"),
        ("public <a> = one two;", "one two three", "-"),
        ("public <a> = one two;", "one unheard", "-"),
        ("public <a> = one two;", "", "-"),
        ("public <a> = one;", "?!", "-"),
    ])
    func aSentenceHasTheIntentAndSlotsOfItsRule(rules: String, sentence: String, expected: String) throws {
        #expect((IntentParser(try grammar(rules)).parse(sentence)?.description ?? "-") == expected)
    }

    @Test func onlyTheExpectedIntentsAreParsed() throws {
        let grammar = try grammar("public <yes> = yes; public <no> = no; public <time> = what time;")
        let parser = IntentParser(grammar, rules: ["yes", "no", "absent"])
        #expect(parser.parse("no")?.name == "no")
        #expect(parser.parse("what time") == nil)
    }

    private static let categories = SlotList(
        name: "category",
        entries: [
            .init(value: "burnable", phrases: ["Burnable garbage", "burnables"]),
            .init(value: "plastic", phrases: ["plastic", ""]),
        ])

    @Test func aSlotListSetsItsSlotToTheValueOfThePhrase() throws {
        let grammar = try grammar(
            "import <town.category>; public <when> = when is <category> collected;", slots: [Self.categories])
        let parser = IntentParser(grammar)
        #expect(parser.parse("when is burnable garbage collected?")?.description == "when(category: burnable)")
        #expect(parser.parse("when is burnables collected")?.description == "when(category: burnable)")
        #expect(parser.parse("when is plastic collected")?.description == "when(category: plastic)")
        #expect(parser.parse("when is collected") == nil)
        #expect(grammar.allSentences() == ["when is <category> collected"])
        #expect(grammar.words == ["when", "is", "burnable", "garbage", "burnables", "plastic", "collected"])
    }

    @Test(arguments: ["import <town.clinic>;", "import <town.clinic>; import <town.*>;"])
    func aSlotListThatTheTownDoesNotHaveCannotBeSaid(imports: String) throws {
        let grammar = try grammar("\(imports) public <open> = is <clinic> open | is it open;", slots: [Self.categories])
        #expect(grammar.allSentences() == ["is it open"])
    }
}

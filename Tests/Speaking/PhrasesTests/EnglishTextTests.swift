import Japanese
import Phrases
import Testing

@Suite("English that staff write, as it is said")
struct EnglishTextTests {
    @Test(
        "numbers, dates, times and signs are words",
        arguments: [
            ("The office opens at 8:30.", "The office opens at eight thirty."),
            ("It closes at 13:00.", "It closes at one p m."),
            ("Open 9:00–17:00.", "Open nine o'clock to five p m."),
            ("Open 9:00 am-5:30 pm.", "Open nine a m to five thirty p m."),
            ("Bus at 8:05", "Bus at eight oh five"), ("Closed on 12/29.", "Closed on December twenty ninth."),
            ("Closed 12/29-1/3.", "Closed December twenty ninth to January third."),
            ("By 2026/12/31", "By December thirty first 2026"),
            ("By 2026-04-01", "By April first 2026"), ("Fill it to 1/2.", "Fill it to one half."),
            ("It costs ¥1,000.", "It costs 1,000 yen."),
            ("About 2.5 m high", "About 2.5 metres high"), ("100㎡", "100 square metres"), ("50% off", "50 percent off"),
            ("-5°C", "minus 5 degrees Celsius"), ("20℃", "20 degrees Celsius"), ("paper & cloth", "paper and cloth"),
            ("No. 5", "number 5"),
            ("№5", "number 5"), ("Ring 0242-00-1000.", "Ring zero two four two, zero zero, one zero zero zero."),
            ("Kōriyama", "Koriyama"), ("Bring 3-5 bags", "Bring 3 to 5 bags"), ("5kg", "5 kilograms"),
            ("it's a well-known place", "it's a well-known place"),
            ("No, thank you.", "No, thank you."), ("ＡＢＣ１", "ABC1"),
        ])
    func spoken(_ text: String, _ words: String) {
        #expect(EnglishText.spoken(text) == words)
    }

    @Test(
        "what an English voice spells or leaves out is named",
        arguments: [("Bring 缶 and 😀", "缶😀"), ("café – “open” …", "")])
    func unsayable(_ text: String, _ letters: String) {
        #expect(String(EnglishText.unsayable(text)) == letters)
    }

    @Test("an abbreviation ends no sentence, a line of Japanese does")
    func splitting() {
        #expect(
            SpokenText(splitting: "Ask at No. 5. Thank you.").sentences.map(\.base) == ["Ask at No. 5.", "Thank you."])
        #expect(SpokenText(splitting: "2.5 m. Yes").sentences.map(\.base) == ["2.5 m.", "Yes"])
        #expect(SpokenText(splitting: "ごみの日\n8時まで").sentences.map(\.base) == ["ごみの日", "8時まで"])
        #expect(SpokenText(splitting: "a line\nand another").sentences.map(\.base) == ["a line and another"])
    }
}

import Testing

@testable import Japanese

struct MyNumberTests {
    @Test(
        "Twelve digits with the check digit of an Individual Number are found, however they are typed",
        arguments: [
            "123456789018", "１２３４５６７８９０１８", "1234-5678-9018", "1234 5678 9018", "番号は123456789018です",
            "1234　5678　9018", "1 2 3 4 5 6 7 8 9 0 1 8", "000000000019", "1234－5678－9018", "a.123456789018",
            "123456.789018", "1234/5678/9018", "1234_5678_9018", "1234--5678--9018", "1234- 5678 -9018",
            "12\u{200B}3456\u{FEFF}789018", "①②③④⑤⑥⑦⑧⑨⓪①⑧", "一二三四五六七八九〇一八", "9:00 123456789018",
            "0242-00-5001 123456789018", "0242-00-5001 1234 5678 9018", "0242-00-5001、1234-5678-9018",
            "+81 242 00 5001 123456789018", "1234 5678 9018三郎", "番号（1234-5678-9018）", "1234\n5678\n9018",
        ])
    func found(text: String) {
        #expect(MyNumber.isIn(text))
    }

    @Test(
        "Other numbers are none",
        arguments: [
            "123456789012", "1234567890189", "12345678901", "090-0000-0001", "+123456789018", "2026-12-03 07:40",
            "1234-5678-9018-1", "12345678-9018", "電話した。元気だった。", "", "+49 1234 5678 9018", "1-1234-5678-9018",
            "0242-00-5001 0242-00-6001", "090-1234-5678 090-9018-0000", "2026/12/03 7:40-8:15", "丘町1-2-3 0242-00-5001",
            "三丁目1234-5678", "㍿12345678901",
        ])
    func notFound(text: String) {
        #expect(!MyNumber.isIn(text))
    }

    @Test("The check digit is 0 if the remainder is 0 or 1, and one digit changed is noticed")
    func checkDigit() {
        let digits = [1, 2, 3, 4, 5, 6, 7, 8, 9, 0, 1, 8]
        #expect(MyNumber.passesCheck(digits))
        for place in digits.indices.dropLast() {
            var other = digits
            other[place] = (other[place] + 1) % 10
            #expect(!MyNumber.passesCheck(other), "place \(place)")
        }
        #expect((0...9).filter { MyNumber.passesCheck(Array(repeating: 0, count: 11) + [$0]) } == [0])
    }
}

struct NameKeyTests {
    @Test(
        "A name is found in every form of its kanji and kana",
        arguments: [
            ("髙橋", "高橋"), ("山﨑", "山崎"), ("𠮷田", "吉田"), ("渡邉", "渡辺"), ("齋藤", "斉藤"), ("タカハシ", "たかはし"),
            ("ﾀｶﾊｼ", "たかはし"), ("髙橋 花", "高橋花"), ("濵田", "浜田"), ("葛\u{E0100}城", "葛城"), ("神田", "神田"),
        ])
    func found(name: String, typed: String) {
        #expect(NameKey(name) == NameKey(typed))
        #expect(NameKey("x\(name)x").contains(NameKey(typed)))
    }

    @Test("Other names stay apart")
    func apart() {
        #expect(NameKey("高橋") != NameKey("高梁"))
        #expect(!NameKey("高橋").contains(NameKey("橋高")))
    }

    @Test("Readings stand in the order of the fifty sounds, those without one at the end")
    func order() {
        let sorted = [
            "あいだ", "アオキ", "かとう", "がとう", "かどう", "かとうし", "さとう", "さあとう", "ハヤシ", "バヤシ", "はやした", "ゆうき", "ワタナベ", "",
        ]
        .shuffled().sorted { ReadingKey($0) < ReadingKey($1) }
        #expect(
            sorted == [
                "あいだ", "アオキ", "かとう", "かどう", "がとう", "かとうし", "さあとう", "さとう", "ハヤシ", "バヤシ", "はやした", "ゆうき", "ワタナベ",
                "",
            ])
        #expect(!(ReadingKey("サー") < ReadingKey("さあ")) || !(ReadingKey("さあ") < ReadingKey("サー")))
    }
}

import Testing
import Texts

@Suite struct TextTests {
    @Test(
        arguments: [
            ([], [:], Language.en), ([], ["LANG": "ja_JP.UTF-8"], .ja), ([], ["LANG": "C.UTF-8"], .en),
            (["run", "--locale", "ja"], ["LANG": "C"], .ja), (["run", "--locale=ja"], [:], .ja),
            (["run", "--locale", "en"], ["LANG": "ja_JP.UTF-8"], .en),
            (["--locale", "ja"], ["MIMAMORI_LANGUAGE": "en"], .ja), (["--", "--locale", "ja"], [:], .en),
            ([], ["MIMAMORI_LANGUAGE": "ja", "LC_ALL": "C"], .ja),
            ([], ["MIMAMORI_LANGUAGE": "fr", "LANG": "ja"], .en),
            ([], ["MIMAMORI_LANGUAGE": "", "LANG": "ja_JP"], .ja), ([], ["LC_MESSAGES": "ja", "LANG": "en"], .ja),
            ([], ["LC_ALL": "en_US.UTF-8", "LANG": "ja_JP.UTF-8"], .en), ([], ["LC_ALL": "", "LANG": "ja"], .ja),
            (["--locale", "fr"], ["LANG": "ja_JP.UTF-8"], .ja), (["--locale"], [:], .en),
        ] as [([String], [String: String], Language)])
    func theLanguageIsThatOfThePersonAtTheTerminal(
        _ arguments: [String], _ environment: [String: String], _ language: Language
    ) {
        #expect(Language.chosen(by: arguments, environment) == language)
    }

    @Test(arguments: [
        ("abc", 3), ("燃やせる", 8), ("ｶﾞｷ", 3), ("が", 2), ("か\u{3099}", 2), ("Ａ", 2), ("", 0), ("（株）", 6), ("é", 1),
    ])
    func fullWidthCharactersTakeTwoColumns(_ text: String, _ columns: Int) {
        #expect(text.columns == columns)
        #expect(text.padded(to: 10).columns == 10)
        #expect(text.aligned(right: 10).columns == 10)
    }

    @Test(
        "No sign of a text steers a terminal",
        arguments: [
            ("\u{1B}[2J消えた", "␣[2J消えた"), ("a\r\nb\u{B}c\0d", "a␣␣b␣c␣d"), ("\u{9B}1A\u{7F}\u{85}", "␣1A␣␣"),
            ("a\u{202E}b\u{2066}c\u{200F}d\u{2028}e", "a␣b␣c␣d␣e"),
            ("葛\u{E0100}\tが か\u{3099} 👨‍👩‍👧", "葛\u{E0100}\tが か\u{3099} 👨‍👩‍👧"),
            ("", ""),
        ])
    func visible(_ text: String, _ shown: String) {
        #expect(text.visible.unicodeScalars.elementsEqual(shown.unicodeScalars))
    }
}

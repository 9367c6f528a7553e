import TestSupport
import Testing

@testable import Japanese

@Suite("What staff write, as it is said")
struct SayableTests {
    private func kana(_ text: String) throws -> String {
        Pronunciation(try RubyText(text)).kana.filter(\.isKana)
    }

    @Test("numbers, dates, times, signs and abbreviations", arguments: SayableSamples.texts)
    func samples(_ sample: SayableSamples.Sample) throws {
        let pronunciation = Pronunciation(try RubyText(sample.text))
        #expect(pronunciation.kana.filter(\.isKana) == sample.kana)
        #expect(pronunciation.unread == [])
        #expect(try RubyText(sample.text).unsayable == [])
    }

    /// A counter, its reading by itself, and how it is read behind 1, 2 … 10, 100 and 1000.
    private static let counters: [(String, String, String)] = [
        ("本", "ほん", "いっぽん にほん さんぼん よんほん ごほん ろっぽん ななほん はっぽん きゅうほん じゅっぽん ひゃっぽん せんぼん"),
        ("匹", "ひき", "いっぴき にひき さんびき よんひき ごひき ろっぴき ななひき はっぴき きゅうひき じゅっぴき ひゃっぴき せんびき"),
        ("杯", "はい", "いっぱい にはい さんばい よんはい ごはい ろっぱい ななはい はっぱい きゅうはい じゅっぱい ひゃっぱい せんばい"),
        ("分", "ふん", "いっぷん にふん さんぷん よんぷん ごふん ろっぷん ななふん はっぷん きゅうふん じゅっぷん ひゃっぷん せんぷん"),
        ("泊", "はく", "いっぱく にはく さんぱく よんぱく ごはく ろっぱく ななはく はっぱく きゅうはく じゅっぱく ひゃっぱく せんぱく"),
        ("階", "かい", "いっかい にかい さんがい よんかい ごかい ろっかい ななかい はっかい きゅうかい じゅっかい ひゃっかい せんかい"),
        ("軒", "けん", "いっけん にけん さんげん よんけん ごけん ろっけん ななけん はっけん きゅうけん じゅっけん ひゃっけん せんげん"),
        ("回", "かい", "いっかい にかい さんかい よんかい ごかい ろっかい ななかい はっかい きゅうかい じゅっかい ひゃっかい せんかい"),
        ("冊", "さつ", "いっさつ にさつ さんさつ よんさつ ごさつ ろくさつ ななさつ はっさつ きゅうさつ じゅっさつ ひゃくさつ せんさつ"),
        ("足", "そく", "いっそく にそく さんぞく よんそく ごそく ろくそく ななそく はっそく きゅうそく じゅっそく ひゃくそく せんぞく"),
        ("頭", "とう", "いっとう にとう さんとう よんとう ごとう ろくとう ななとう はっとう きゅうとう じゅっとう ひゃくとう せんとう"),
        ("枚", "まい", "いちまい にまい さんまい よんまい ごまい ろくまい ななまい はちまい きゅうまい じゅうまい ひゃくまい せんまい"),
        ("人", "にん", "ひとり ふたり さんにん よにん ごにん ろくにん しちにん はちにん きゅうにん じゅうにん ひゃくにん せんにん"),
        ("日", "にち", "いちにち ふつか みっか よっか いつか むいか なのか ようか ここのか とおか ひゃくにち せんにち"),
        ("時", "じ", "いちじ にじ さんじ よじ ごじ ろくじ しちじ はちじ くじ じゅうじ ひゃくじ せんじ"),
        ("円", "えん", "いちえん にえん さんえん よえん ごえん ろくえん ななえん はちえん きゅうえん じゅうえん ひゃくえん せんえん"),
        ("箱", "はこ", "ひとはこ ふたはこ さんばこ よんはこ ごはこ ろっぱこ ななはこ はっぱこ きゅうはこ じゅっぱこ ひゃっぱこ せんはこ"),
        ("袋", "ふくろ", "ひとふくろ ふたふくろ さんふくろ よんふくろ ごふくろ ろくふくろ ななふくろ はちふくろ きゅうふくろ じゅうふくろ ひゃくふくろ せんふくろ"),
    ]

    /// What may stand around an amount, and how it is said.
    private static let contexts = [
        ("", "", "", ""), ("ごみは", "です。", "ごみわ", "です"), ("（", "）", "", ""), ("約", "まで", "やく", "まで"),
        ("びん、", "、", "びん", ""),
    ]

    @Test("every counter behind every number, with and without its reading, in every context")
    func counters() throws {
        var wrong: [String] = []
        for (counter, reading, all) in Self.counters {
            for (number, expected) in zip([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 100, 1000], all.split(separator: " ")) {
                let wide = String(number).unicodeScalars.map { Character(Unicode.Scalar($0.value + 0xFEE0) ?? $0) }
                let digits = [String(number), String(wide)] + (number == 1000 ? ["1,000", "１，０００"] : [])
                for digits in digits {
                    for amount in [
                        digits + counter, "\(digits)\(counter)《\(reading)》", "\(digits)\(counter)《\(expected)》",
                        "｜\(digits)\(counter)《\(expected)》",
                    ] {
                        for (before, after, saidBefore, saidAfter) in Self.contexts {
                            let long = try kana("｜漢《\(expected)》")
                            let text = before + amount + after
                            if try kana(text) != saidBefore + long + saidAfter {
                                wrong.append("\(text): \(try kana(text))")
                            }
                        }
                    }
                }
            }
        }
        #expect(wrong == [])
    }

    @Test("a decimal is said digit by digit behind its point, whatever it counts")
    func decimals() throws {
        let digits = ["ぜろ", "いち", "に", "さん", "よん", "ご", "ろく", "なな", "はち", "きゅー"]
        let wholes = ["れー", "いっ", "に", "さん", "よん", "ご", "ろく", "なな", "はっ", "きゅー", "じゅっ"]
        for whole in 0...10 {
            for tenth in 0...9 {
                let number = wholes[whole] + "てん" + digits[tenth]
                #expect(try kana("\(whole).\(tenth)メートル") == number + "めーとる")
                #expect(try kana("\(whole)．\(tenth)枚《まい》") == number + "まい")
                #expect(try kana("\(whole).0\(tenth)") == wholes[whole] + "てんぜろ" + digits[tenth])
            }
        }
    }

    @Test("every day and every minute, written with signs and with words, sounds the same")
    func datesAndTimes() throws {
        for month in 1...12 {
            for day in 1...28 {
                let words = try kana("2027年\(month)月\(day)日")
                for text in [
                    "2027/\(month)/\(day)", "2027-\(month)-\(day)", "2027.\(month).\(day)", "２０２７／\(month)／\(day)",
                ] {
                    #expect(try kana(text) == words, "\(text)")
                }
                #expect(try kana("\(month)/\(day)（月）") == kana("\(month)月\(day)日｜月《げつようび》"))
            }
        }
        for hour in 0...24 {
            for minute in 1...59 {
                let written = "\(hour):\(minute < 10 ? "0" : "")\(minute)"
                #expect(try kana(written) == kana("\(hour)時\(minute)分"))
            }
        }
    }

    @Test(
        "a part of a whole is no day, and a day among days no part",
        arguments: [
            ("1/2", "にぶんのいち"), ("容器《ようき》の1/3", "よーきのさんぶんのいち"), ("1/4（月）", "いちがつよっかげつよーび"),
            ("12/29～1/3", "じゅーにがつにじゅーくにちからいちがつみっか"), ("12/30、1/2", "じゅーにがつさんじゅーにちいちがつふつか"), ("1/4から", "いちがつよっかから"),
            ("3/4～3/8", "さんがつよっかからさんがつよーか"), ("7/20", "しちがつはつか"), ("15/20", "にじゅーぶんのじゅーご"), ("½", "にぶんのいち"),
        ])
    func fractions(_ text: String, _ expected: String) throws {
        #expect(try kana(text) == expected)
    }

    @Test(
        "what no voice can say is named, and what one can is not",
        arguments: [
            ("😀お知《し》らせ", "😀"), ("ごみ\u{E000}の日《ひ》", "\u{E000}"), ("한국と中国", "한국"), ("Привет", "Привет"),
            ("山田さんと髙木さん", ""),
            ("𠮷野家で𠮟る﨑山さん", ""), ("㈱№℡㍻㎝㌔Ⅱ①㎡℃", ""), ("邉\u{E0100}さん", ""), ("神\u{FA19}社", ""), ("丂さん", "丂"),
            ("｜丂《こう》さん", ""), ("【重要】「ごみ」※注意→役場…♪", ""), ("𩸽", "𩸽"),
        ])
    func unsayable(_ text: String, _ letters: String) throws {
        #expect(String(try RubyText(text).unsayable) == letters)
    }

    @Test(
        "a kanji that dictionaries do not list is given to a voice in the form that they do",
        arguments: [
            ("﨑山", "崎山"), ("髙木", "高木"), ("𠮷野", "吉野"), ("𠮟る", "叱る"), ("邉\u{E0100}", "邉"), ("\u{FA19}社", "神社"),
            ("㈱山", "株式会社山"),
            ("高木", "高木"),
        ])
    func voiced(_ text: String, _ given: String) {
        #expect(RubyText(plain: text).sayable.runs.map(\.voiced).joined() == given)
    }

    @Test("what is written stays what is shown")
    func base() {
        for text in ["12/29（火）～1/3（日） 1,000円", "㈱高木①びん 2.5m", "０２４２－６２－２１１１", "AM9:00 ※"] {
            #expect(RubyText(plain: text).sayable.base == text)
        }
    }
}

import Foundation
import Japanese
import Phrases
import Rules
import TestSupport
import Testing

@Suite struct SpeechTurnTests {
    private let speech: Speech

    init() throws {
        let file = Checkout.root.appending(path: "voices/en/phrases.yml")
        let phrases = try PhraseBook(yaml: String(contentsOf: file, encoding: .utf8), file: "phrases.yml")
        speech = try Speech(phrases: phrases, language: "en")
    }

    private func sentence(_ words: Int) -> RubyText {
        RubyText(plain: Array(repeating: "word", count: words).joined(separator: " ") + ".")
    }

    @Test(arguments: [
        ([20], [20], []), ([12, 8], [12, 8], []), ([10, 9, 7], [10, 9, 7], []), ([10, 9, 9], [10, 9], [9]),
        ([30, 2], [30], [2]), ([8, 8, 8, 8, 8], [8, 8], [8, 8, 8]), ([40], [40], []),
    ])
    func anAnswerIsCutBetweenSentencesWhereItIsTooLong(_ all: [Int], _ now: [Int], _ rest: [Int]) {
        let turns = speech.turns(of: SpokenText(sentences: all.map(sentence)))
        #expect(turns.now.sentences == now.map(sentence))
        #expect(turns.rest?.sentences ?? [] == rest.map(sentence))
    }

    @Test func sentencesOfAnotherLanguageAreReplacedByWhomToTelephone() throws {
        let otherwise = Message(
            .untold, ["place": .name(LocalizedName(["en": "the office"])), "telephone": .telephone("0242")])
        func said(_ text: LocalizedName) throws -> String {
            try speech.render([Message(.collectionRemark, ["remark": .sentences(text, otherwise: otherwise)])]).text
        }
        #expect(try said(LocalizedName(["en": "No more than three."])) == "No more than three.")
        let untold = try said(LocalizedName(["ja": "三点まで。"]))
        #expect(untold.contains("please telephone the office, zero two four two"))
        #expect(!untold.contains("三"))
    }

    @Test func aTelephoneNumberIsThreeWordsLong() {
        let wording = EnglishWording()
        #expect(
            wording.length(
                of: RubyText(
                    plain: "Please telephone the town office: zero two four two, zero zero, one zero zero zero.")) == 8)
        #expect(wording.length(of: RubyText(plain: "It is half past eight.")) == 5)
    }
}

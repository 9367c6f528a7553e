import Texts
import Testing

@testable import Japanese

@Suite("Kana as morae")
struct MoraTests {
    @Test(
        "each mora has its sounds",
        arguments: [
            ("もえるごみ", "m o e r u g o m i"), ("きょう", "ky o u"), ("がっこう", "g a cl k o u"), ("しんぶん", "sh i N b u N"),
            ("つづき", "ts u z u k i"), ("ちぢむ", "ch i j i m u"), ("ジャム", "j a m u"), ("ファイル", "f a i r u"),
            ("パーティー", "p a a t i i"), ("ヴァイオリン", "v a i o r i N"), ("を", "o"), ("ウィーク", "w i i k u"),
            ("くぁ", "k u a"), ("さん・がつ ついたち", "s a N g a ts u ts u i t a ch i"), ("", ""),
        ])
    func sounds(_ reading: String, _ expected: String) throws {
        #expect(try Mora.morae(of: reading).flatMap(\.phonemes).map(\.rawValue).joined(separator: " ") == expected)
    }

    @Test(
        "a mora that lengthens the vowel before it is told from one that is said",
        arguments: [
            ("とうきょう", [1, 3]), ("せんせい", [3]), ("コーヒー", [1, 3]), ("おおきい", [1, 3]), ("ねぇ", [1]),
            ("あおい", []), ("こえ", []), ("ほんおう", [3]),
        ])
    func lengthening(_ reading: String, _ expected: [Int]) throws {
        let morae = try Mora.morae(of: reading)
        #expect(morae.indices.filter { morae[$0].lengthens != nil } == expected)
    }

    @Test("what is no reading is named", arguments: [("燃える", "燃"), ("moeru", "m"), ("ーと", "ー"), ("んー", "ー")])
    func mistakes(_ reading: String, _ sign: String) {
        let error = #expect(throws: ReadingError.self) { try Mora.morae(of: reading) }
        #expect(error?.description.contains(sign) == true)
    }
}

import Grammar
import Testing

struct PhoneErrorRateTests {
    @Test func everyKindOfErrorCounts() {
        var rate = PhoneErrorRate()
        rate.add("K AE T", references: ["K AE T"])
        rate.add("K AH T S", references: ["K AE T"])
        rate.add("AE T", references: ["K AE T"])
        #expect(rate.words == 3)
        #expect(rate.exactWords == 1)
        #expect(rate.phones == 9)
        #expect([rate.substitutions, rate.deletions, rate.insertions] == [1, 1, 1])
        #expect(abs(rate.rate - 3 / 9) < 1e-9)
    }

    @Test func theNearestOfSeveralWaysToSayAWordCounts() {
        var rate = PhoneErrorRate()
        rate.add("R EH D", references: ["R IY D", "R EH D"])
        #expect(rate.rate == 0)
    }

    @Test func aWordThatTheDictionaryDoesNotHaveIsPassedOver() {
        var rate = PhoneErrorRate()
        rate.add("R EH D", references: [])
        #expect(rate.words == 0)
        #expect(rate.rate == 0)
    }
}

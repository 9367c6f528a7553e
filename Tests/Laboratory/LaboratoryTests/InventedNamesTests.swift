import Laboratory
import Testing

struct InventedNamesTests {
    @Test func theyAreManyAndAllDiffer() {
        let names = InventedNames.make(1000)
        #expect(names.count == 1000)
        #expect(Set(names).count == 1000)
    }

    @Test func theyAreAlwaysTheSame() {
        #expect(InventedNames.make(500) == InventedNames.make(500))
        #expect(Array(InventedNames.make(500).prefix(20)) == InventedNames.make(20))
    }

    @Test func aNameThatIsTakenIsLeftOut() {
        let first = InventedNames.make(3)
        #expect(InventedNames.make(2) { $0 == first[0] } == [first[1], first[2]])
    }
}

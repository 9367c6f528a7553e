import Rules
import Testing
import Texts

struct PeopleDifferenceTests {
    private func home(_ id: String, _ residents: ListedResident..., address: String = "") -> ListedHousehold {
        ListedHousehold(id: id, district: "hill", address: address, residents: residents)
    }

    private func resident(_ id: String, name: String? = nil, status: ResidentStatus? = .active) -> ListedResident {
        ListedResident(id: id, name: name ?? id, status: status)
    }

    @Test("The same list changes nothing, also if it does not say the status")
    func same() {
        let old = PeopleList([home("H1", resident("a", status: .inHospital), resident("b"))])
        let new = PeopleList([home("H1", resident("a", status: nil), resident("b"))])
        #expect(PeopleDifference(from: old, to: old).changes.isEmpty)
        #expect(PeopleDifference(from: old, to: new).changes.isEmpty)
    }

    @Test("New, moved, changed and gone people are told apart")
    func kinds() {
        let old = PeopleList([home("H1", resident("a"), resident("b")), home("H2", resident("c"), resident("d"))])
        let new = PeopleList([
            home("H1", resident("a", name: "A")), home("H3", resident("b")), home("H2", resident("d"), resident("e")),
        ])
        let difference = PeopleDifference(from: old, to: new)
        #expect(PeopleDifference.Kind.allCases.map(difference.residents) == [["e"], ["b"], ["a"], ["c"]])
        #expect(
            difference.changes.map(\.text.en) == [
                "New: e (e, H2)", "Moved: b (b, H3): household H3, it was H1", "Changed: A (a, H1): name A, it was a",
                "Not in the file any more: c (c, H2)",
            ])
    }

    @Test("A new address of a home moves everyone in it")
    func address() {
        let old = PeopleList([home("H1", resident("a"), resident("b"), address: "1")])
        let new = PeopleList([home("H1", resident("a"), resident("b"), address: "2")])
        #expect(PeopleDifference(from: old, to: new).residents(.moved) == ["a", "b"])
    }

    @Test("Those who moved away or died are not gone a second time, and leave no gap in the order")
    func departed() {
        let old = PeopleList([home("H1", resident("a", status: .died), resident("b"), resident("c", status: .moved))])
        let new = PeopleList([home("H1", resident("b"))])
        #expect(PeopleDifference(from: old, to: new).changes.isEmpty)
    }

    @Test("A form of a kanji that Unicode calls the same is a change")
    func kanji() {
        let old = PeopleList([home("H1", resident("a", name: "\u{FA19}田"))])
        let new = PeopleList([home("H1", resident("a", name: "\u{795E}田"))])
        #expect(PeopleDifference(from: old, to: new).residents(.changed) == ["a"])
    }
}

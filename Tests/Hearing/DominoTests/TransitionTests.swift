import Foundation
import Japanese
import Testing

@testable import Domino

@Suite("The transitions that the network hears")
struct TransitionTests {
    @Test(
        "each has the place in the output that upstream's table gives it",
        arguments: [
            (Transition(from: .ry, to: .a), 0), (Transition(from: .w, to: .devoicedU), 202),
            (Transition(from: .a, to: .ry), 203), (Transition(from: .o, to: .pause), 387),
            (Transition(from: .devoicedI, to: .pause), 417), (Transition(from: .moraicNasal, to: .pause), 483),
            (Transition(from: .moraicNasal, to: .moraicNasal), 484), (Transition(from: .closure, to: .ry), 485),
            (Transition(from: .pause, to: .closure), 556),
        ])
    func columns(_ transition: Transition, _ column: Int) {
        #expect(transition.column == column)
    }

    @Test(
        "the order is the wheel's own",
        .enabled(if: wheelsTable != nil, "run by Benchmarks/scripts/check-transitions"))
    func order() throws {
        let table = try String(contentsOfFile: try #require(wheelsTable), encoding: .utf8)
        let own = Transition.all.map { "\($0.from.rawValue) \($0.to.rawValue)" }
        #expect(table.split(separator: "\n").map(String.init) == own)
    }

    @Test("there are 557 different ones, and the last output is for none")
    func count() {
        #expect(Set(Transition.all).count == 557)
        #expect(Transition.blankColumn == 557)
    }

    @Test("what Japanese cannot say has no place")
    func impossible() {
        #expect(Transition(from: .k, to: .g).column == nil)
        #expect(Transition(from: .devoicedI, to: .a).column == nil)
    }
}

private let wheelsTable = ProcessInfo.processInfo.environment["MIMAMORI_TRANSITIONS"]

import Japanese

/// From one phoneme to the next: what the network hears.
struct Transition: Hashable {
    var from: Phoneme
    var to: Phoneme

    /// Every transition there is, in the order of the network's outputs: first those from the consonants, then those
    /// from the vowels, from I and U, from ん, っ and from a pause. The order is that of `src/phoneme_transitions.txt` in
    /// pydomino (MIT, DWANGO Co., Ltd.); `Benchmarks/scripts/check-transitions` proves it against the wheel.
    static let all: [Transition] = {
        let vowels: [Phoneme] = [.a, .i, .u, .e, .o]
        let consonants: [Phoneme] = [
            .ry, .r, .my, .m, .ny, .n, .j, .z, .by, .b, .dy, .d, .gy, .g, .ky, .k, .ch, .ts, .sh, .s, .hy, .h, .v, .f,
            .py, .p, .t, .y, .w,
        ]
        let starts = consonants + vowels
        let followers: [(Phoneme, [Phoneme])] =
            consonants.map { ($0, vowels + [.devoicedI, .devoicedU]) }
            + vowels.map { ($0, starts + [.moraicNasal, .closure, .pause]) }
            + [
                (.devoicedI, consonants + [.pause]),
                (.devoicedU, consonants + [.pause]),
                (.moraicNasal, starts + [.closure, .pause, .moraicNasal]),
                (.closure, starts + [.moraicNasal, .pause]),
                (.pause, starts + [.moraicNasal, .closure]),
            ]
        return followers.flatMap { from, next in next.map { Transition(from: from, to: $0) } }
    }()

    /// The network's output for this transition; nil when there is none.
    var column: Int? { Self.columns[self] }

    /// The network's output for no transition at all, behind the others.
    static let blankColumn = all.count

    private static let columns = Dictionary(uniqueKeysWithValues: zip(all, 0...))
}

import Testing

@testable import NeuralNetwork

struct MatrixTests {
    private let matrix = Matrix(rows: 2, columns: 3, values: [1, 2, 3, 4, 5, 6])

    @Test func aProductIsRowByRow() {
        let other = Matrix(rows: 1, columns: 3, values: [1, 0, -1])
        #expect(matrix.times(transposeOf: other).values == [-2, -2])
    }

    @Test func rowsBecomeColumns() {
        #expect(matrix.transposed.rows == 3)
        #expect(matrix.transposed.values == [1, 4, 2, 5, 3, 6])
        #expect(matrix.columns(1..<3).values == [2, 3, 5, 6])
    }

    @Test func probabilitiesSumUpToOne() {
        var shares = matrix
        shares.softmaxRows()
        var logarithms = matrix
        logarithms.logSoftmaxRows()
        for row in 0..<2 {
            #expect(abs(shares[row: row].reduce(0, +) - 1) < 1e-6)
            #expect(abs(Exponential.logSum(logarithms[row: row])) < 1e-6)
        }
    }

    @Test func anEmptySumIsNothing() {
        #expect(Exponential.logSum([]) == -.infinity)
        #expect(Exponential.logSum([-.infinity]) == -.infinity)
    }
}

/// Two recognizers hear at once where a household speaks two languages.
@Suite struct ConcurrentProductTests {
    @Test func productsAtOnceAreThoseOneAfterTheOther() async {
        let matrices = (0..<4).map { number in
            Matrix(rows: 60, columns: 384, values: (0..<60 * 384).map { Float($0 % (13 + number)) })
        }
        let expected = matrices.map { $0.times(transposeOf: $0) }
        await withTaskGroup(of: Bool.self) { group in
            for (matrix, expected) in zip(matrices, expected) {
                group.addTask {
                    (0..<20_000).allSatisfy { _ in matrix.times(transposeOf: matrix).values == expected.values }
                }
            }
            for await isRight in group { #expect(isRight) }
        }
    }
}

import Foundation

/// The probability of an outcome from a few numbers, by maximum likelihood with a small ridge penalty (Hastie,
/// Tibshirani, Friedman, "The Elements of Statistical Learning", section 4.4): Newton's method on standardized numbers.
public struct LogisticRegression: Sendable, Equatable {
    /// The log odds where every number is 0.
    public var bias: Double
    /// The log odds that one unit of each number adds.
    public var weights: [Double]

    /// - Parameters:
    ///   - rows: The numbers of each case, all of one length.
    ///   - outcomes: One for each row.
    ///   - penalty: On the square of a standardized weight. Without it the weights of cases that can be told apart
    ///     perfectly would grow without end.
    public init(of rows: [[Double]], _ outcomes: [Bool], penalty: Double = 1) {
        let columns = rows.first?.count ?? 0
        let scales = (0..<columns).map { column in Scale(rows.map { $0[column] }) }
        // The last column is the constant one.
        let standardized = rows.map { row in zip(row, scales).map { $1.standardized($0) } + [1] }
        var coefficients = Array(repeating: 0.0, count: columns + 1)
        for _ in 0..<Self.steps {
            var gradient = Array(repeating: 0.0, count: columns + 1)
            var curvature = Array(repeating: gradient, count: columns + 1)
            for (row, outcome) in zip(standardized, outcomes) {
                let probability = Self.logistic(zip(row, coefficients).reduce(0) { $0 + $1.0 * $1.1 })
                let spread = max(probability * (1 - probability), 1e-9)
                for i in row.indices {
                    gradient[i] += ((outcome ? 1 : 0) - probability) * row[i]
                    for j in row.indices { curvature[i][j] += spread * row[i] * row[j] }
                }
            }
            for i in 0..<columns {
                gradient[i] -= penalty * coefficients[i]
                curvature[i][i] += penalty
            }
            let step = Self.solve(curvature, gradient)
            for i in step.indices { coefficients[i] += step[i] }
            if step.allSatisfy({ abs($0) < 1e-8 }) { break }
        }
        weights = zip(coefficients, scales).map { $0 / $1.deviation }
        bias = coefficients[columns] - zip(weights, scales).reduce(0) { $0 + $1.0 * $1.1.mean }
    }

    public func probability(of row: [Double]) -> Double {
        Self.logistic(bias + zip(row, weights).reduce(0) { $0 + $1.0 * $1.1 })
    }

    private static let steps = 50

    private static func logistic(_ logOdds: Double) -> Double {
        1 / (1 + exp(-logOdds))
    }

    private struct Scale {
        var mean: Double
        var deviation: Double

        init(_ values: [Double]) {
            let mean = values.reduce(0, +) / Double(max(values.count, 1))
            let variance = values.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / Double(max(values.count, 1))
            self.mean = mean
            // A number that never changes says nothing, and must not be divided by nothing.
            deviation = variance > 1e-18 ? variance.squareRoot() : 1
        }

        func standardized(_ value: Double) -> Double {
            (value - mean) / deviation
        }
    }

    /// Gaussian elimination with partial pivoting.
    private static func solve(_ matrix: [[Double]], _ right: [Double]) -> [Double] {
        var rows = zip(matrix, right).map { $0 + [$1] }
        let count = rows.count
        for pivot in 0..<count {
            let largest = (pivot..<count).max { abs(rows[$0][pivot]) < abs(rows[$1][pivot]) } ?? pivot
            rows.swapAt(pivot, largest)
            guard abs(rows[pivot][pivot]) > 1e-12 else { continue }
            for row in 0..<count where row != pivot {
                let factor = rows[row][pivot] / rows[pivot][pivot]
                for column in pivot...count { rows[row][column] -= factor * rows[pivot][column] }
            }
        }
        return rows.indices.map { abs(rows[$0][$0]) > 1e-12 ? rows[$0][count] / rows[$0][$0] : 0 }
    }
}

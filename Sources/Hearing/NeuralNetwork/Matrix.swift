/// Rows of numbers, one behind the other.
package struct Matrix: Sendable {
    package var rows: Int
    package var columns: Int
    package var values: [Float]

    package init(rows: Int, columns: Int, values: [Float]) {
        precondition(values.count == rows * columns, "a matrix is full")
        self.rows = rows
        self.columns = columns
        self.values = values
    }

    package init(rows: Int, columns: Int) {
        self.init(rows: rows, columns: columns, values: Array(repeating: 0, count: rows * columns))
    }

    /// The numbers of one row.
    package subscript(row row: Int) -> ArraySlice<Float> {
        values[row * columns..<(row + 1) * columns]
    }

    /// The rows in another order; a row may come more than once, or never.
    package func rows(_ order: [Int]) -> Matrix {
        var values: [Float] = []
        values.reserveCapacity(order.count * columns)
        for row in order {
            values += self[row: row]
        }
        return Matrix(rows: order.count, columns: columns, values: values)
    }

    /// `self · otherᵀ`: the rows of both have the same length.
    package func times(transposeOf other: Matrix) -> Matrix {
        precondition(columns == other.columns, "rows of the same length")
        var product = Matrix(rows: rows, columns: other.rows)
        product.values.withUnsafeMutableBufferPointer { result in
            values.withUnsafeBufferPointer { left in
                other.values.withUnsafeBufferPointer { right in
                    guard let start = left.baseAddress, let other = right.baseAddress, let result = result.baseAddress
                    else { return }
                    BLAS.multiply(
                        BLAS.Block(start: start, stride: columns), BLAS.Block(start: other, stride: columns),
                        transposed: true, rows: rows, columns: product.columns, depth: columns, into: result,
                        stride: product.columns)
                }
            }
        }
        return product
    }

    package static func += (sum: inout Matrix, other: Matrix) {
        precondition(sum.rows == other.rows && sum.columns == other.columns, "the same shape")
        for index in sum.values.indices {
            sum.values[index] += other.values[index]
        }
    }

    /// Adds the same row to every row.
    package mutating func add(toEachRow row: [Float]) {
        for start in stride(from: 0, to: values.count, by: columns) {
            for column in 0..<columns {
                values[start + column] += row[column]
            }
        }
    }

    /// Each row as probabilities: the exponentials of its numbers, as shares of their sum.
    package mutating func softmaxRows() {
        values.withUnsafeMutableBufferPointer { values in
            for start in stride(from: 0, to: values.count, by: columns) {
                let row = UnsafeMutableBufferPointer(rebasing: values[start..<start + columns])
                guard let sum = Exponential.replace(row)?.sum else { continue }
                for index in row.indices { row[index] /= sum }
            }
        }
    }

    /// Each row as logarithms of probabilities.
    package mutating func logSoftmaxRows() {
        for start in stride(from: 0, to: values.count, by: columns) {
            let sum = Exponential.logSum(values[start..<start + columns])
            for index in start..<start + columns {
                values[index] -= sum
            }
        }
    }

    /// The rectifier: what is negative becomes zero.
    package mutating func applyReLU() {
        for index in values.indices {
            values[index] = max(values[index], 0)
        }
    }

    /// The exact Gaussian error linear unit: `x · Φ(x)`.
    package mutating func applyGELU() {
        values.withUnsafeMutableBufferPointer { values in
            for index in values.indices {
                values[index] = 0.5 * values[index] * (1 + Exponential.erf(values[index] * 0.707_106_77))
            }
        }
    }

    /// Rows for columns.
    package var transposed: Matrix {
        var result = Matrix(rows: columns, columns: rows)
        for row in 0..<rows {
            for column in 0..<columns {
                result.values[column * rows + row] = values[row * columns + column]
            }
        }
        return result
    }

    /// Some of the columns.
    package func columns(_ range: Range<Int>) -> Matrix {
        var part: [Float] = []
        part.reserveCapacity(rows * range.count)
        for row in 0..<rows {
            part += values[row * columns + range.lowerBound..<row * columns + range.upperBound]
        }
        return Matrix(rows: rows, columns: range.count, values: part)
    }
}

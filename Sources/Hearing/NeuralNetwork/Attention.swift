/// Attention with several heads (Vaswani et al. 2017, "Attention is all you need"): each query takes of the values what
/// its likeness to their keys says. Every head has 64 of the columns.
package enum Attention {
    package static let headWidth = 64
    private static let scale = 1 / Float(headWidth).squareRoot()

    /// - Parameters:
    ///   - queries: One row each.
    ///   - keys: One row for each row of `values`.
    package static func attend(_ queries: Matrix, keys: Matrix, values: Matrix) -> Matrix {
        var result = Matrix(rows: queries.rows, columns: queries.columns)
        var weights = Matrix(rows: queries.rows, columns: keys.rows)
        for head in stride(from: 0, to: queries.columns, by: headWidth) {
            withBlocks(queries, keys, &weights) { queries, keys, weights in
                BLAS.multiply(
                    queries.offset(head), keys.offset(head), transposed: true, rows: result.rows, columns: values.rows,
                    depth: headWidth, scale: scale, into: weights, stride: values.rows)
            }
            weights.softmaxRows()
            withBlocks(weights, values, &result) { weights, values, result in
                BLAS.multiply(
                    weights, values.offset(head), transposed: false, rows: queries.rows, columns: headWidth,
                    depth: keys.rows, into: result + head, stride: queries.columns)
            }
        }
        return result
    }

    private static func withBlocks(
        _ left: Matrix, _ right: Matrix, _ result: inout Matrix,
        _ body: (BLAS.Block, BLAS.Block, UnsafeMutablePointer<Float>) -> Void
    ) {
        result.values.withUnsafeMutableBufferPointer { result in
            left.values.withUnsafeBufferPointer { first in
                right.values.withUnsafeBufferPointer { second in
                    guard let first = first.baseAddress, let second = second.baseAddress,
                        let result = result.baseAddress
                    else { return }
                    body(
                        BLAS.Block(start: first, stride: left.columns),
                        BLAS.Block(start: second, stride: right.columns), result)
                }
            }
        }
    }
}

extension BLAS.Block {
    func offset(_ columns: Int) -> BLAS.Block {
        BLAS.Block(start: start + columns, stride: stride)
    }
}

import COpenBLAS
import Synchronization

/// The one product of OpenBLAS that everything here is made of.
enum BLAS {
    /// One core: a speaker does other things beside, and short products are slower on several.
    static let useOneThread: Void = openblas_set_num_threads(1)

    /// Debian's serial OpenBLAS packs what it multiplies into memory that all threads share: two recognizers at once would
    /// hear rubbish.
    private static let oneAtATime = Mutex<Void>(())

    /// A rectangle of a matrix in memory: where it begins, and how far one row is from the next.
    struct Block {
        var start: UnsafePointer<Float>
        var stride: Int
    }

    /// `result = scale · left · right`, or with the rows of `right` for its columns when it is `transposed`
    /// (cblas_sgemm(3)). `left` has `rows` × `depth` numbers, `result` `rows` × `columns`.
    static func multiply(
        _ left: Block, _ right: Block, transposed: Bool, rows: Int, columns: Int, depth: Int, scale: Float = 1,
        into result: UnsafeMutablePointer<Float>, stride: Int
    ) {
        guard rows > 0, columns > 0 else { return }
        _ = useOneThread
        oneAtATime.withLock { _ in
            cblas_sgemm(
                CblasRowMajor, CblasNoTrans, transposed ? CblasTrans : CblasNoTrans, Int32(rows), Int32(columns),
                Int32(depth), scale, left.start, Int32(left.stride), right.start, Int32(right.stride), 0, result,
                Int32(stride))
        }
    }
}

import Foundation
import NeuralNetwork
import Texts

/// The tensors of a model in the format of CTranslate2, version 6 (its `python/ctranslate2/specs/model_spec.py`):
/// little-endian; a name, a revision, then each tensor with name, dimensions, type and bytes, then aliases.
///
/// The file stays mapped into memory, so that a tensor costs what is read of it.
struct ModelFile: Sendable {
    /// Of the types that the format knows, the two in which Whisper models are kept.
    enum Element: UInt8, Sendable {
        case float32 = 0
        case float16 = 4
        var size: Int { self == .float32 ? 4 : 2 }
    }

    struct Tensor: Sendable {
        var dimensions: [Int]
        var element: Element
        var bytes: Range<Int>

        /// The numbers of a row.
        var width: Int { dimensions.dropFirst().reduce(1, *) }
    }

    let url: URL
    private let data: Data
    private let tensors: [String: Tensor]

    init(_ url: URL) throws(ModelError) {
        self.url = url
        data = try Data(mappingModel: url)
        var reader = ByteReader(data, subject: url.path)
        guard try reader.integer(UInt32.self) == 6, try reader.string() == "WhisperSpec" else {
            throw ModelError(
                subject: url.path,
                reason: Text(en: "it is no Whisper model of CTranslate2", ja: "CTranslate2 の Whisper ではありません"))
        }
        _ = try reader.integer(UInt32.self)
        var tensors: [String: Tensor] = [:]
        for _ in 0..<(try reader.integer(UInt32.self)) {
            let name = try reader.string()
            var dimensions: [Int] = []
            for _ in 0..<(try reader.integer(UInt8.self)) {
                dimensions.append(Int(try reader.integer(UInt32.self)))
            }
            let type = try reader.integer(UInt8.self)
            let bytes = try reader.bytes(Int(try reader.integer(UInt32.self)))
            // Settings such as the number of heads are kept as integers; the shapes say the same.
            guard let element = Element(rawValue: type) else { continue }
            guard bytes.count == dimensions.reduce(element.size, *) else {
                throw ModelError(
                    subject: url.path,
                    reason: Text(en: "the tensor \(name) has the wrong size", ja: "\(name) の大きさがちがいます"))
            }
            tensors[name] = Tensor(dimensions: dimensions, element: element, bytes: bytes)
        }
        self.tensors = tensors
    }

    /// The number of layers named `prefix`0, `prefix`1, …
    func count(of prefix: String) -> Int {
        (0...).first { number in !tensors.keys.contains { $0.hasPrefix("\(prefix)\(number)/") } } ?? 0
    }

    func vector(_ name: String) throws(ModelError) -> [Float] {
        try numbers(tensor(name), rows: nil)
    }

    /// A tensor as a matrix: the first dimension gives the rows.
    func matrix(_ name: String) throws(ModelError) -> Matrix {
        let tensor = try tensor(name)
        let rows = tensor.dimensions.first ?? 1
        let values = numbers(tensor, rows: nil)
        return Matrix(rows: rows, columns: values.count / max(rows, 1), values: values)
    }

    /// Some rows of a matrix that is left in the file.
    func rows(_ rows: [Int], of name: String) throws(ModelError) -> Matrix {
        let tensor = try tensor(name)
        let values = numbers(tensor, rows: rows)
        return Matrix(rows: rows.count, columns: tensor.width, values: values)
    }

    /// Some rows that follow each other, in the place of those that `block` held.
    func read(_ rows: Range<Int>, of name: String, into block: inout Matrix) throws(ModelError) {
        let tensor = try tensor(name)
        precondition(block.columns == tensor.width && block.rows == rows.count, "as many rows, as long")
        block.values.withUnsafeMutableBufferPointer { values in
            read(rows.lowerBound * tensor.width..<rows.upperBound * tensor.width, of: tensor, into: values)
        }
    }

    func rowCount(of name: String) throws(ModelError) -> Int {
        try tensor(name).dimensions.first ?? 0
    }

    private func tensor(_ name: String) throws(ModelError) -> Tensor {
        guard let tensor = tensors[name] else {
            throw ModelError.missingTensor(name, in: url.path)
        }
        return tensor
    }

    private func numbers(_ tensor: Tensor, rows: [Int]?) -> [Float] {
        let count = tensor.bytes.count / tensor.element.size
        let ranges = rows.map { $0.map { $0 * tensor.width..<($0 + 1) * tensor.width } } ?? [0..<count]
        return Array(unsafeUninitializedCapacity: ranges.reduce(0) { $0 + $1.count }) { values, filled in
            for range in ranges {
                read(range, of: tensor, into: UnsafeMutableBufferPointer(rebasing: values[filled...]))
                filled += range.count
            }
        }
    }

    private func read(_ range: Range<Int>, of tensor: Tensor, into values: UnsafeMutableBufferPointer<Float>) {
        data.withUnsafeBytes { bytes in
            let stored = UnsafeRawBufferPointer(rebasing: bytes[tensor.bytes])
            switch tensor.element {
            case .float32:
                for (place, index) in range.enumerated() {
                    values[place] = stored.loadUnaligned(fromByteOffset: index * 4, as: Float.self)
                }
            case .float16:
                for (place, index) in range.enumerated() {
                    values[place] = HalfPrecision.float(
                        stored.loadUnaligned(fromByteOffset: index * 2, as: UInt16.self))
                }
            }
        }
    }
}

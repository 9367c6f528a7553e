import Foundation
import NeuralNetwork
import Texts

/// The weights in a file of the ONNX format (github.com/onnx/onnx, `onnx.proto`): the graph's initializers, of 32 or 16
/// bits a number, found by the names of the PyTorch modules they come from. The file stays mapped into memory, so that a
/// tensor costs what is read of it.
struct ONNXFile {
    private struct Tensor {
        var name = ""
        var dimensions: [Int] = []
        var type: UInt64 = 0
        var bytes: Range<Int> = 0..<0

        /// Whether there are as many bytes as the dimensions say.
        func holds(_ type: NumberType) -> Bool {
            dimensions.reduce(Optional(type.size)) { product, size in
                let (result, overflow) = (product ?? 0).multipliedReportingOverflow(by: size)
                return product == nil || overflow ? nil : result
            } == bytes.count
        }
    }

    /// The numbers that `onnx.proto` gives to the fields read here.
    private enum FieldNumber {
        static let modelGraph = 7
        static let graphNode = 1
        static let graphInitializer = 5
        static let nodeInput = 1
        static let nodeName = 3
        static let tensorDimensions = 1
        static let tensorType = 2
        static let tensorName = 8
        static let tensorBytes = 9
    }

    /// The kinds of numbers that are read, as `onnx.proto` numbers them.
    private enum NumberType: UInt64 {
        case float32 = 1
        case float16 = 10

        /// Bytes.
        var size: Int { self == .float32 ? 4 : 2 }
    }

    let path: String
    private let data: Data
    private var tensors: [String: Tensor] = [:]
    /// The inputs of each node.
    private var inputs: [String: [String]] = [:]

    init(_ url: URL) throws(ModelError) {
        path = url.path
        data = try Data(mappingModel: url)
        var model = reader(0..<data.count)
        while let field = try model.next() {
            if field.number == FieldNumber.modelGraph, case .bytes(let range) = field.value { try readGraph(range) }
        }
    }

    /// A list of numbers.
    /// - Parameter path: The modules of the PyTorch model that lead to it, then its own name.
    func vector(_ path: [String]) throws(ModelError) -> [Float] {
        try numbers(tensor(path.joined(separator: ".")))
    }

    /// A table of numbers, as it is in the file.
    func matrix(_ path: [String]) throws(ModelError) -> Matrix {
        try matrix(named: path.joined(separator: "."))
    }

    /// The table that a linear layer multiplies by, with a row for each input: the exporter numbers these tensors, but
    /// names the nodes that use them after the modules.
    func matrix(multipliedIn path: [String]) throws(ModelError) -> Matrix {
        let node = "/" + (path + ["MatMul"]).joined(separator: "/")
        guard let weights = inputs[node]?.last else {
            throw ModelError(subject: self.path, reason: Text(en: "the node \(node) is missing", ja: "\(node) がありません"))
        }
        return try matrix(named: weights)
    }

    private func matrix(named name: String) throws(ModelError) -> Matrix {
        let tensor = try tensor(name)
        guard tensor.dimensions.count == 2 else {
            throw ModelError(subject: path, reason: Text(en: "the tensor \(name) is no table", ja: "\(name) は表ではありません"))
        }
        return Matrix(rows: tensor.dimensions[0], columns: tensor.dimensions[1], values: try numbers(tensor))
    }

    private func tensor(_ name: String) throws(ModelError) -> Tensor {
        guard let tensor = tensors[name] else {
            throw ModelError.missingTensor(name, in: path)
        }
        return tensor
    }

    private func numbers(_ tensor: Tensor) throws(ModelError) -> [Float] {
        guard let type = NumberType(rawValue: tensor.type), tensor.holds(type) else {
            throw ModelError(
                subject: path,
                reason: Text(
                    en: "the tensor \(tensor.name) has the wrong size or type", ja: "\(tensor.name) の大きさか種類がちがいます"))
        }
        return data.withUnsafeBytes { bytes in
            let numbers = stride(from: tensor.bytes.lowerBound, to: tensor.bytes.upperBound, by: type.size).map {
                place in
                switch type {
                case .float32:
                    Float(bitPattern: UInt32(littleEndian: bytes.loadUnaligned(fromByteOffset: place, as: UInt32.self)))
                case .float16:
                    Float(
                        Float16(
                            bitPattern: UInt16(
                                littleEndian: bytes.loadUnaligned(fromByteOffset: place, as: UInt16.self))))
                }
            }
            // What was copied need not stay in memory twice; the pages come back from the file if they are read again.
            madvise(UnsafeMutableRawPointer(mutating: bytes.baseAddress), bytes.count, MADV_DONTNEED)
            return numbers
        }
    }

    private mutating func readGraph(_ range: Range<Int>) throws(ModelError) {
        var graph = reader(range)
        while let field = try graph.next() {
            guard case .bytes(let range) = field.value else { continue }
            switch field.number {
            case FieldNumber.graphNode: try readNode(range)
            case FieldNumber.graphInitializer:
                let tensor = try readTensor(range)
                tensors[tensor.name] = tensor
            default: break
            }
        }
    }

    private mutating func readNode(_ range: Range<Int>) throws(ModelError) {
        var node = reader(range)
        var name = ""
        var names: [String] = []
        while let field = try node.next() {
            guard case .bytes(let range) = field.value else { continue }
            switch field.number {
            case FieldNumber.nodeInput: names.append(text(range))
            case FieldNumber.nodeName: name = text(range)
            default: break
            }
        }
        inputs[name] = names
    }

    private func readTensor(_ range: Range<Int>) throws(ModelError) -> Tensor {
        var fields = reader(range)
        var tensor = Tensor()
        while let field = try fields.next() {
            switch (field.number, field.value) {
            case (FieldNumber.tensorDimensions, .integer(let size)): tensor.dimensions.append(Int(clamping: size))
            case (FieldNumber.tensorType, .integer(let type)): tensor.type = type
            case (FieldNumber.tensorName, .bytes(let range)): tensor.name = text(range)
            case (FieldNumber.tensorBytes, .bytes(let range)): tensor.bytes = range
            default: break
            }
        }
        return tensor
    }

    private func reader(_ range: Range<Int>) -> ProtobufReader {
        ProtobufReader(data, in: range, subject: path)
    }

    private func text(_ range: Range<Int>) -> String {
        String(decoding: data[range], as: UTF8.self)
    }
}

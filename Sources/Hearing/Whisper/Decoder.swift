import NeuralNetwork

/// What may come next, given the speech and the tokens so far.
struct Decoder: Sendable {
    private struct Layer: Sendable {
        var selfNorm: LayerNorm
        var projection: Linear
        var selfOutput: Linear
        var crossNorm: LayerNorm
        var query: Linear
        /// Keys and values side by side.
        var memory: Linear
        var crossOutput: Linear
        var feedForward: FeedForward
    }

    /// The speech of one utterance as every layer attends to it.
    struct Memory: Sendable {
        fileprivate var layers: [(keys: Matrix, values: Matrix)]
    }

    /// What the layers keep of the tokens of one hypothesis, a row for each.
    struct History: Sendable {
        fileprivate var layers: [(keys: Matrix, values: Matrix)]
        var length: Int { layers.first?.keys.rows ?? 0 }
    }

    private static let embeddings = "decoder/embeddings/weight"
    private let file: ModelFile
    private let positions: Matrix
    private let layers: [Layer]
    private let norm: LayerNorm
    let tokenCount: Int
    /// The embeddings of the most frequent tokens, which byte-pair encoding numbers first: nearly all that can follow.
    private let common: Matrix
    private static let commonCount = 8192
    /// How many tokens' embeddings are read at a time.
    private static let blockCount = 512

    init(_ file: ModelFile) throws(ModelError) {
        self.file = file
        tokenCount = try file.rowCount(of: Self.embeddings)
        common = try file.rows(Array(0..<min(Self.commonCount, tokenCount)), of: Self.embeddings)
        positions = try file.matrix("decoder/position_encodings/encodings")
        var layers: [Layer] = []
        for number in 0..<file.count(of: "decoder/layer_") {
            let name = "decoder/layer_\(number)"
            layers.append(
                Layer(
                    selfNorm: try LayerNorm(file, "\(name)/self_attention/layer_norm"),
                    projection: try Linear(file, "\(name)/self_attention/linear_0"),
                    selfOutput: try Linear(file, "\(name)/self_attention/linear_1"),
                    crossNorm: try LayerNorm(file, "\(name)/attention/layer_norm"),
                    query: try Linear(file, "\(name)/attention/linear_0"),
                    memory: try Linear(file, "\(name)/attention/linear_1"),
                    crossOutput: try Linear(file, "\(name)/attention/linear_2"),
                    feedForward: try FeedForward(file, "\(name)/ffn")))
        }
        self.layers = layers
        norm = try LayerNorm(file, "decoder/layer_norm")
    }

    /// The most tokens of an utterance.
    var longest: Int { positions.rows }

    func memory(of speech: Matrix) -> Memory {
        Memory(
            layers: layers.map { layer in
                let both = layer.memory(speech)
                let width = both.columns / 2
                return (both.columns(0..<width), both.columns(width..<2 * width))
            })
    }

    var noHistory: History {
        History(
            layers: layers.map { _ in
                (Matrix(rows: 0, columns: positions.columns), Matrix(rows: 0, columns: positions.columns))
            })
    }

    /// Takes one more token in each hypothesis.
    /// - Parameter histories: Of the same length; each grows by its token.
    /// - Returns: A row for each hypothesis, from which `logits` tells what may follow.
    func step(_ tokens: [Int], _ histories: inout [History], _ memory: Memory) throws(ModelError) -> Matrix {
        var hidden = try file.rows(tokens, of: Self.embeddings)
        hidden.add(toEachRow: Array(positions[row: histories.first?.length ?? 0]))
        for (number, layer) in layers.enumerated() {
            let projected = layer.projection(layer.selfNorm(hidden))
            hidden += layer.selfOutput(attendToOwn(projected, number, &histories))
            let query = layer.query(layer.crossNorm(hidden))
            let speech = memory.layers[number]
            hidden += layer.crossOutput(Attention.attend(query, keys: speech.keys, values: speech.values))
            hidden += layer.feedForward(hidden)
        }
        return norm(hidden)
    }

    private func attendToOwn(_ projected: Matrix, _ layer: Int, _ histories: inout [History]) -> Matrix {
        let width = projected.columns / 3
        var result: [Float] = []
        for row in histories.indices {
            let values = Array(projected[row: row])
            histories[row].layers[layer].keys.append(values[width..<2 * width])
            histories[row].layers[layer].values.append(values[(2 * width)...])
            let own = histories[row].layers[layer]
            result +=
                Attention.attend(
                    Matrix(rows: 1, columns: width, values: Array(values[..<width])), keys: own.keys,
                    values: own.values
                ).values
        }
        return Matrix(rows: histories.count, columns: width, values: result)
    }

    /// The embeddings of some tokens, to ask `step`'s rows for them again and again.
    func embeddings(of tokens: [Int]) throws(ModelError) -> Matrix {
        try file.rows(tokens, of: Self.embeddings)
    }

    /// ln Σ exp over the most frequent tokens, for each row of `hidden`: a sixth of the work for all tokens. One product
    /// for all rows takes hardly longer than for one.
    func logNormalizersOfCommonTokens(_ hidden: Matrix) -> [Float] {
        let logits = hidden.times(transposeOf: common)
        return (0..<hidden.rows).map { Exponential.logSum(logits[row: $0]) }
    }

    /// ln Σ exp over every token there is, for each row of `hidden`. Reads all of the embeddings: once an utterance.
    func logNormalizers(_ hidden: Matrix) throws(ModelError) -> [Float] {
        var sums = Array(repeating: -Float.infinity, count: hidden.rows)
        // One block for all, small enough for the processor's cache: what is asked of the system anew costs more than
        // the products.
        var block = Matrix(rows: 0, columns: hidden.columns)
        for start in stride(from: 0, to: tokenCount, by: Self.blockCount) {
            let tokens = start..<min(start + Self.blockCount, tokenCount)
            if block.rows != tokens.count { block = Matrix(rows: tokens.count, columns: hidden.columns) }
            try file.read(tokens, of: Self.embeddings, into: &block)
            let logits = hidden.times(transposeOf: block)
            for row in sums.indices {
                sums[row] = Exponential.logSum([sums[row], Exponential.logSum(logits[row: row])])
            }
        }
        return sums
    }
}

extension Matrix {
    mutating func append(_ row: ArraySlice<Float>) {
        precondition(row.count == columns, "a row of the same length")
        values += row
        rows += 1
    }
}

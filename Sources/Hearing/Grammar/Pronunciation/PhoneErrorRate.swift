/// How far pronunciations are from those of a dictionary: substituted, missing and extra phones, of all phones there
/// should be. Where the dictionary has several ways to say a word, the nearest counts.
public struct PhoneErrorRate: Sendable, Encodable {
    public private(set) var words = 0
    /// Words whose pronunciation is one of the dictionary's.
    public private(set) var exactWords = 0
    /// Of the dictionary.
    public private(set) var phones = 0
    public private(set) var substitutions = 0
    public private(set) var deletions = 0
    public private(set) var insertions = 0

    public init() {}

    /// From 0; above 1 when there are more errors than phones.
    public var rate: Double {
        phones > 0 ? Double(substitutions + deletions + insertions) / Double(phones) : 0
    }

    /// - Parameters:
    ///   - hypothesis: Phones with single spaces between them.
    ///   - references: Every way the dictionary says the word.
    public mutating func add(_ hypothesis: String, references: [String]) {
        let said = hypothesis.split(separator: " ")
        let alignments = references.map { reference in
            let phones = reference.split(separator: " ")
            return (phones: phones.count, errors: Errors(from: phones, to: said))
        }
        guard let nearest = alignments.min(by: { $0.errors.total < $1.errors.total }) else { return }
        words += 1
        exactWords += nearest.errors.total == 0 ? 1 : 0
        phones += nearest.phones
        substitutions += nearest.errors.substitutions
        deletions += nearest.errors.deletions
        insertions += nearest.errors.insertions
    }

    private struct Errors {
        var substitutions = 0
        var deletions = 0
        var insertions = 0

        var total: Int { substitutions + deletions + insertions }

        /// The fewest that make one out of the other (Levenshtein).
        init(from reference: [Substring], to hypothesis: [Substring]) {
            var row = hypothesis.indices.map { Errors(insertions: $0 + 1) }
            row.insert(Errors(), at: 0)
            for phone in reference {
                var diagonal = row[0]
                row[0].deletions += 1
                for (index, said) in hypothesis.enumerated() {
                    var (kept, missing, extra) = (diagonal, row[index + 1], row[index])
                    kept.substitutions += said == phone ? 0 : 1
                    missing.deletions += 1
                    extra.insertions += 1
                    diagonal = row[index + 1]
                    row[index + 1] = [kept, missing, extra].min { $0.total < $1.total } ?? kept
                }
            }
            self = row[hypothesis.count]
        }

        private init(insertions: Int = 0) {
            self.insertions = insertions
        }
    }
}

/// Why an intent of the grammar is no question: grammar and rules do not fit together.
public struct QuestionError: Error, Equatable, CustomStringConvertible {
    public enum Reason: Sendable, Equatable {
        case unknownIntent
        case missingSlot(String)
        case unknownValue(String, slot: String)
    }

    public var intent: String
    public var reason: Reason

    public init(intent: String, reason: Reason) {
        self.intent = intent
        self.reason = reason
    }

    public var description: String {
        switch reason {
        case .unknownIntent:
            "the rules know no intent “\(intent)”: rename the grammar's public rule or add a case to Question"
        case .missingSlot(let slot):
            "the intent “\(intent)” needs the slot “\(slot)”: give every alternative of its rule a tag for it"
        case .unknownValue(let value, let slot):
            "the intent “\(intent)” has “\(value)” in the slot “\(slot)”, which is none of its values: correct the tag"
        }
    }
}

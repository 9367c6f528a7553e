public import Texts

/// Why an intent of the grammar is no question: grammar and rules do not fit together.
public struct QuestionError: ExplainedError, Equatable {
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

    public var text: Text {
        switch reason {
        case .unknownIntent:
            Text(
                en: "the rules know no intent “\(intent)”: rename the grammar's public rule or add a case to Question",
                ja: "「\(intent)」に答えられません。言い方の名前を直すか、Question に足してください")
        case .missingSlot(let slot):
            Text(
                en: "the intent “\(intent)” needs the slot “\(slot)”: give every alternative of its rule a tag for it",
                ja: "「\(intent)」には「\(slot)」が要ります。どの言い方にも、そのしるしをつけてください")
        case .unknownValue(let value, let slot):
            Text(
                en: "the intent “\(intent)” has “\(value)” in the slot “\(slot)”, which is none of its values: "
                    + "correct the tag",
                ja: "「\(intent)」の「\(slot)」に「\(value)」は使えません。しるしを直してください")
        }
    }
}

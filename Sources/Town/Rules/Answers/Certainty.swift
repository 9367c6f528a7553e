/// How sure it is that the resident wants what a question asks for.
public enum Certainty: String, Sendable, Codable {
    /// Understood. What alerts a person still waits for a yes.
    case understood
    /// The resident said yes to the question that was asked back.
    case confirmed
    /// A cry for help that was not heard clearly: it is kept from the moment the speaker asks back.
    case halfHeard
    /// The resident said no to the question about a cry that was half heard. Nothing else closes it.
    case declined
}

import CommandSupport
import Synchronization
import Texts

/// Shows how far a pass over recordings is: continuously to who watches, and at each tenth in a log.
final class EvaluationProgress: Sendable {
    private let title: String
    private let total: Int
    private let done = Mutex(0)

    init(title: String, total: Int) {
        self.title = title
        self.total = total
    }

    /// One recording more, from any thread.
    func advance() {
        let count = done.withLock { done in
            done += 1
            return done
        }
        if Terminal.isWatched {
            Terminal.status(text(count))
        } else if total >= 10, count < total, count * 10 / total > (count - 1) * 10 / total {
            Terminal.note(text(count))
        }
    }

    private func text(_ count: Int) -> Text {
        Text(verbatim: "\(title): \(count) of \(total)")
    }
}

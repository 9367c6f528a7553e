import CommandSupport
import Texts

extension Terminal {
    static func note(_ line: String) {
        note(Text(verbatim: line))
    }

    static func status(_ line: String) {
        status(Text(verbatim: line))
    }
}

extension CommandFailure {
    init(_ reason: String) {
        self.init(Text(verbatim: reason))
    }
}

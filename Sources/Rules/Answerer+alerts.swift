extension Answerer {
    /// What is said of an alert without being asked: twice, because nobody was listening when it began.
    public func announcement(of alert: Alert) -> [Message] {
        guard alert.withdraws == nil else {
            return drill(alert) + [Message(.alertOver), Message(.alertText, ["text": text(of: alert)])]
        }
        let place = MessageValue.name(town.office.name)
        return drill(alert) + [
            Message(.alertBegins, ["place": place]), Message(.alertText, ["text": text(of: alert)]),
            Message(.alertAgain), Message(.alertText, ["text": text(of: alert)]),
        ]
    }

    func announcements(in situation: Situation) -> Reply {
        let alerts = situation.alerts.flatMap { drill($0) + [Message(.alertText, ["text": text(of: $0)])] }
        let announcements = situation.announcements
        guard !announcements.isEmpty else {
            return Reply(.answered, alerts.isEmpty ? [Message(.noAnnouncement)] : alerts)
        }
        let count =
            announcements.count == 1
            ? Message(.oneAnnouncement)
            : Message(.severalAnnouncements, ["count": .number(announcements.count)])
        let texts = announcements.map { Message(.announcement, ["text": .text($0.text)]) }
        return Reply(.answered, alerts + [count] + texts, effects: [.markAnnouncementsHeard])
    }

    private func drill(_ alert: Alert) -> [Message] {
        alert.isExercise ? [Message(.alertIsDrill)] : []
    }

    private func text(of alert: Alert) -> MessageValue {
        .sentences(
            alert.text,
            otherwise: Message(
                .alertUntold, ["place": .name(town.office.name), "telephone": .telephone(town.office.telephone)]))
    }
}

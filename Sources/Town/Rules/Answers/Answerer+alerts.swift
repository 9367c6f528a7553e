extension Answerer {
    /// What is said of an alert without being asked: twice, because nobody was listening when it began.
    /// - Parameter now: Decides whose number is given to those who do not speak the alert's language; the office's if nil.
    public func announcement(of alert: Alert, at now: LocalTime? = nil) -> [Message] {
        let text = text(of: alert, at: now)
        guard alert.withdraws == nil else {
            return drill(alert) + [Message(.alertOver), Message(.alertText, ["text": text])]
        }
        let place = MessageValue.name(town.office.name)
        return drill(alert) + [
            Message(.alertBegins, ["place": place]), Message(.alertText, ["text": text]),
            Message(.alertAgain), Message(.alertText, ["text": text]),
        ]
    }

    func announcements(in situation: Situation) -> Reply {
        let alerts = situation.alerts.flatMap {
            drill($0) + [Message(.alertText, ["text": text(of: $0, at: situation.now)])]
        }
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

    private func text(of alert: Alert, at now: LocalTime?) -> MessageValue {
        let contact =
            now.map { town.office.contact(at: $0, holidays: town.holidays) }
            ?? OfficeContact(place: town.office.name, telephone: town.office.telephone)
        return .sentences(
            alert.text,
            otherwise: Message(
                .alertUntold, ["place": .name(contact.place), "telephone": .telephone(contact.telephone)]))
    }
}

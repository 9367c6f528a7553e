extension Answerer {
    func checkInWell(in situation: Situation) -> Reply {
        let resident = situation.household.resident
        switch situation.checkIns[resident.id] {
        case nil:
            return Reply(
                .answered, [Message(.thanksForWell, ["person": .name(resident.name)])],
                effects: [.recordCheckIn(.well)])
        case let earlier? where earlier.state == .unwell:
            return Reply(.answered, [Message(.feelingBetter)], effects: [.recordCheckIn(.well)])
        case let earlier?:
            return Reply(.answered, [Message(.alreadyWell, ["time": .time(earlier.at.time)])])
        }
    }

    func checkInUnwell(in situation: Situation) -> Reply {
        guard situation.confirmed else { return Reply(.confirmationNeeded, [Message(.confirmUnwell)]) }
        return Reply(
            .answered, [Message(.askingFamily), Message(.ifItGetsWorse)],
            effects: [.recordCheckIn(.unwell), .requestContact(.family)])
    }

    func didCheckIn(_ id: Person.ID, in situation: Situation) -> Reply {
        guard let person = situation.household.watchesOver.first(where: { $0.id == id }) else {
            return Reply(.unknown, [Message(.personNotShared), askOffice])
        }
        let name = MessageValue.name(person.name)
        guard let checkIn = situation.checkIns[id] else {
            return Reply(.answered, [Message(.personIsSilent, ["person": name])])
        }
        let key: ReplyKey =
            switch checkIn.state {
            case .well: .personIsWell
            case .unwell: .personIsUnwell
            }
        return Reply(.answered, [Message(key, ["person": name, "time": .time(checkIn.at.time)])])
    }

    func contact(_ target: ContactTarget, confirmed: Bool) -> Reply {
        let (question, promise): (ReplyKey, ReplyKey) =
            switch target {
            case .family: (.confirmFamily, .askingFamily)
            case .townOffice: (.confirmTownOffice, .askingTownOffice)
            case .volunteer: (.confirmVolunteer, .askingVolunteer)
            }
        return confirmed
            ? Reply(.answered, [Message(promise)], effects: [.requestContact(target)])
            : Reply(.confirmationNeeded, [Message(question)])
    }

    /// Acts at once, and never claims to have called an ambulance: only a person can.
    func emergency(_ kind: EmergencyKind) -> Reply {
        let heard: ReplyKey =
            switch kind {
            case .fall: .heardFall
            case .pain: .heardPain
            case .general: .heardHelp
            }
        return Reply(
            .answered, [Message(heard), Message(.tellingEveryone), Message(.callAmbulance)],
            effects: [.raiseEmergency(kind)])
    }
}

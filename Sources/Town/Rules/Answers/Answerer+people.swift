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
        guard situation.certainty == .confirmed else { return Reply(.confirmationNeeded, [Message(.confirmUnwell)]) }
        return Reply(
            .answered, [Message(.familyNoted)] + untilSomebodyKnows(at: situation.now) + [Message(.ifItGetsWorse)],
            effects: [.recordCheckIn(.unwell), .requestContact(.family)])
    }

    func didCheckIn(_ id: Person.ID, in situation: Situation) -> Reply {
        guard let person = situation.household.watchesOver.first(where: { $0.id == id }) else {
            return Reply(.unknown, [Message(.personNotShared), askOffice])
        }
        let name = MessageValue.name(person.name)
        guard let checkIn = situation.checkIns[id] else {
            return Reply(.answered, [Message(.personIsSilent, ["person": name])], effects: [.noteLook(at: id)])
        }
        let key: ReplyKey =
            switch checkIn.state {
            case .well: .personIsWell
            case .unwell: .personIsUnwell
            }
        return Reply(
            .answered, [Message(key, ["person": name, "time": .time(checkIn.at.time)])], effects: [.noteLook(at: id)])
    }

    /// Says that the request is written down and no more: no service has taken it over yet.
    func contact(_ target: ContactTarget, in situation: Situation) -> Reply {
        let (question, noted): (ReplyKey, ReplyKey) =
            switch target {
            case .family: (.confirmFamily, .familyNoted)
            case .townOffice: (.confirmTownOffice, .townOfficeNoted)
            case .volunteer: (.confirmVolunteer, .volunteerNoted)
            }
        return situation.certainty == .confirmed
            ? Reply(
                .answered, [Message(noted)] + untilSomebodyKnows(at: situation.now), effects: [.requestContact(target)])
            : Reply(.confirmationNeeded, [Message(question)])
    }

    /// Acts at once unless the cry was half heard, and never claims to have called an ambulance: only a person can.
    func emergency(_ kind: EmergencyKind, in situation: Situation) -> Reply {
        switch situation.certainty {
        case .understood, .confirmed: break
        case .halfHeard:
            return Reply(.confirmationNeeded, [Message(.confirmEmergency)], effects: [.noteCry(kind)])
        case .declined:
            return Reply(.answered, [Message(.noHelpNeeded)], effects: [.closeCry])
        }
        let heard: ReplyKey =
            switch kind {
            case .fall: .heardFall
            case .pain: .heardPain
            case .general: .heardHelp
            }
        return Reply(
            .answered,
            [
                Message(heard), Message(.helpNoted), Message(.callAmbulance), telephoneOffice(at: situation.now),
            ],
            effects: [.raiseEmergency(kind)])
    }

    /// What the resident can do meanwhile about a request that is written down and no more.
    private func untilSomebodyKnows(at now: LocalTime) -> [Message] {
        [Message(.notToldYet), telephoneOffice(at: now)]
    }
}

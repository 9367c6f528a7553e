extension Answerer {
    /// A moment in a district, as questions about garbage need it. The district is nil where the town has none such.
    struct CollectionPlace {
        var district: District?
        var now: LocalTime
        var today: CalendarDate { now.date }
    }

    func place(_ district: District.ID?, _ situation: Situation) -> CollectionPlace {
        CollectionPlace(district: town.district(district ?? situation.household.district), now: situation.now)
    }

    func nextCollection(of id: WasteCategory.ID, at place: CollectionPlace) -> Reply {
        guard let category = town.category(id), let calendar = place.district?.collections else { return unknown }
        guard let schedule = calendar.schedules[id] else { return neverCollected(category) }
        guard schedule.hasDays else { return collectedOnRequest(id, at: place) }
        guard let next = calendar.next(id, from: firstDayInTime(for: id, place)) else {
            return calendar.validTo.map(notKnownYet) ?? unknown
        }
        let missedToday = calendar.collects(id, on: place.today) && isTooLateToday(for: id, place)
        return Reply(
            .answered,
            (missedToday ? [Message(.tooLateToday)] : []) + announce(category, on: next, at: place)
                + remarks(about: [id], at: place) + notices(place, about: id))
    }

    func collections(on reference: DayReference, at place: CollectionPlace) -> Reply {
        guard let calendar = place.district?.collections, !calendar.schedules.isEmpty else { return unknown }
        let date = reference.resolved(on: place.today)
        guard calendar.covers(date) else { return notKnown(date, calendar) }
        let day = MessageValue.day(date, today: place.today)
        let collected = categories(collectedOn: date, calendar)
        guard !collected.isEmpty else {
            let none =
                if let closure = calendar.closure(on: date) {
                    Message(.collectionClosed, ["day": day, "until": .date(closure.upperBound)])
                } else {
                    Message(.nothingCollected, ["day": day])
                }
            return Reply(.answered, [none] + nextOfAny(calendar, after: date, today: place.today))
        }
        let answer = Message(.collectedOn, ["categories": names(collected), "day": day])
        let inTime = date == place.today ? collected.filter { !isTooLateToday(for: $0.id, place) } : collected
        guard let cutOff = inTime.map({ self.cutOff(of: $0.id, at: place) }).min() else {
            return Reply(
                .answered,
                [answer, Message(.tooLateToday)] + nextOfAny(calendar, after: date, today: place.today))
        }
        return Reply(
            .answered,
            [answer, putOut(before: cutOff)] + remarks(about: inTime.map(\.id), at: place)
                + notices(place, about: nil))
    }

    func isCollected(_ id: WasteCategory.ID, on reference: DayReference, at place: CollectionPlace) -> Reply {
        guard let category = town.category(id), let calendar = place.district?.collections else { return unknown }
        guard let schedule = calendar.schedules[id] else { return neverCollected(category) }
        guard schedule.hasDays else { return collectedOnRequest(id, at: place) }
        let date = reference.resolved(on: place.today)
        guard calendar.covers(date) else { return notKnown(date, calendar) }
        let values = ["category": MessageValue.name(category.name), "day": .day(date, today: place.today)]
        let next = calendar.next(id, from: date + 1).map { [nextDay(of: category, $0, today: place.today)] } ?? []
        guard calendar.collects(id, on: date) else {
            return Reply(.answered, [Message(.isNotCollected, values)] + (next.isEmpty ? [askOffice] : next))
        }
        if date == place.today, isTooLateToday(for: id, place) {
            return Reply(.answered, [Message(.isCollected, values), Message(.tooLateToday)] + next)
        }
        return Reply(
            .answered,
            [Message(.isCollected, values), putOut(before: cutOff(of: id, at: place))]
                + remarks(about: [id], at: place) + notices(place, about: id))
    }

    func category(of id: WasteItem.ID, at place: CollectionPlace) -> Reply {
        guard let item = town.item(id), let category = town.category(item.category) else { return unknown }
        let kinds = town.items.filter { $0.name.isHeardAs(item.name) && $0.category != item.category }
            .compactMap { town.category($0.category) }
        guard kinds.isEmpty else {
            return Reply(
                .answered,
                [Message(.itemSeveral, ["item": .name(item.name), "categories": names([category] + kinds)])])
        }
        let notice = item.notice.map { [Message(.itemNotice, ["notice": sentences($0)])] } ?? []
        guard town.districts.contains(where: { $0.collections.schedules[category.id] != nil }) else {
            return Reply(
                .answered, [Message(.itemNotCollected, ["item": .name(item.name)])] + notice + [askOffice])
        }
        let next = place.district?.collections.next(category.id, from: firstDayInTime(for: category.id, place))
        return Reply(
            .answered,
            [Message(.itemCategory, ["item": .name(item.name), "category": .name(category.name)])] + notice
                + (next.map { [nextDay(of: category, $0, today: place.today)] } ?? []))
    }

    // MARK: - In time or too late

    private func cutOff(of id: WasteCategory.ID, at place: CollectionPlace) -> TimeOfDay {
        place.district?.collections.schedules[id]?.cutOff ?? town.cutOff
    }

    private func isTooLateToday(for id: WasteCategory.ID, _ place: CollectionPlace) -> Bool {
        place.now.time >= cutOff(of: id, at: place)
    }

    /// The first day whose collection garbage put out now still reaches.
    private func firstDayInTime(for id: WasteCategory.ID, _ place: CollectionPlace) -> CalendarDate {
        isTooLateToday(for: id, place) ? place.today + 1 : place.today
    }

    // MARK: - Sentences

    /// A day that the data does not reach: with its end where it lies behind it.
    private func notKnown(_ date: CalendarDate, _ calendar: CollectionCalendar) -> Reply {
        guard let last = calendar.validTo, last < date else { return unknown }
        return notKnownYet(after: last)
    }

    private func notKnownYet(after last: CalendarDate) -> Reply {
        Reply(
            .unknown,
            [
                Message(
                    .notKnownYet,
                    [
                        "until": .date(last), "place": .name(town.office.name),
                        "telephone": .telephone(town.office.telephone),
                    ])
            ])
    }

    private func notices(_ place: CollectionPlace, about id: WasteCategory.ID?) -> [Message] {
        (place.district?.collections.notices(on: place.today, about: id) ?? []).map {
            Message(.collectionNotice, ["notice": sentences($0.text)])
        }
    }

    /// What to mind with categories, each remark once.
    private func remarks(about ids: [WasteCategory.ID], at place: CollectionPlace) -> [Message] {
        let remarks = ids.flatMap { place.district?.collections.schedules[$0]?.remarks ?? [] }
        var said: Set<LocalizedName> = []
        return remarks.filter { said.insert($0).inserted }
            .map { Message(.collectionRemark, ["remark": sentences($0)]) }
    }

    private func neverCollected(_ category: WasteCategory) -> Reply {
        Reply(.answered, [Message(.neverCollected, ["category": .name(category.name)]), askOffice])
    }

    /// A category without days of its own: what the town says of it, and whom to ask.
    private func collectedOnRequest(_ id: WasteCategory.ID, at place: CollectionPlace) -> Reply {
        Reply(.unknown, remarks(about: [id], at: place) + unknown.messages)
    }

    private func putOut(before time: TimeOfDay) -> Message {
        Message(.putOutBefore, ["time": .time(time)])
    }

    private func nextDay(of category: WasteCategory, _ date: CalendarDate, today: CalendarDate) -> Message {
        Message(.nextCollection, ["category": .name(category.name), "day": .day(date, today: today)])
    }

    /// The next day, and by when to be ready where that is soon enough to matter.
    private func announce(
        _ category: WasteCategory, on date: CalendarDate, at place: CollectionPlace
    ) -> [Message] {
        [nextDay(of: category, date, today: place.today)]
            + (date <= place.today + 1 ? [putOut(before: cutOff(of: category.id, at: place))] : [])
    }

    private func nextOfAny(
        _ calendar: CollectionCalendar, after date: CalendarDate, today: CalendarDate
    ) -> [Message] {
        let next = town.categories.compactMap { calendar.next($0.id, from: date + 1) }.min()
        guard let next else { return [askOffice] }
        return [
            Message(
                .nextOfAny,
                [
                    "categories": names(categories(collectedOn: next, calendar)),
                    "day": .day(next, today: today),
                ])
        ]
    }

    private func categories(collectedOn date: CalendarDate, _ calendar: CollectionCalendar) -> [WasteCategory] {
        town.categories.filter { calendar.collects($0.id, on: date) }
    }

    private func names(_ categories: [WasteCategory]) -> MessageValue {
        .list(categories.map { .name($0.name) })
    }
}

public import Rules
public import Texts

/// What a new version of a town's data changes for its residents, in plain words.
public struct TownDifference: Sendable {
    private let old: Town
    private let new: Town
    private let days: Range<CalendarDate>

    /// Collection days are held against each other this far ahead.
    private static let horizon = 400

    /// - Parameter today: The day from which on collections are compared.
    public init(from old: Town, to new: Town, today: CalendarDate) {
        self.old = old
        self.new = new
        days = today..<today + Self.horizon
    }

    /// A sentence each. Empty where nothing changes.
    public var changes: [Text] {
        office + districts + collections + items + clinics + duty + bus
    }

    private func name(_ name: LocalizedName, _ language: String) -> String {
        name.byLanguage[language] ?? name.byLanguage["ja"] ?? name.byLanguage.values.sorted().first ?? ""
    }

    /// The things that came, and those that went.
    private func membership<Thing: Identifiable>(
        _ things: KeyPath<Town, [Thing]>, _ name: KeyPath<Thing, LocalizedName>, kind: Text
    ) -> [Text] {
        let (before, after) = (old[keyPath: things], new[keyPath: things])
        let (had, has) = (Set(before.map(\.id)), Set(after.map(\.id)))
        return after.filter { !had.contains($0.id) }.map {
            let name = $0[keyPath: name]
            return Text(
                en: "New \(kind.en): \(self.name(name, "en")).", ja: "\(kind.ja)「\(self.name(name, "ja"))」が加わりました。")
        }
            + before.filter { !has.contains($0.id) }.map {
                let name = $0[keyPath: name]
                return Text(
                    en: "Gone: \(kind.en) \(self.name(name, "en")).",
                    ja: "\(kind.ja)「\(self.name(name, "ja"))」がなくなりました。")
            }
    }

    private var office: [Text] {
        let (before, after) = (old.office, new.office)
        var changes: [Text] = []
        if before.telephone != after.telephone {
            changes.append(
                Text(
                    en: "The number of the town office is \(after.telephone), no longer \(before.telephone).",
                    ja: "役場の電話番号が\(before.telephone)から\(after.telephone)に変わりました。"))
        }
        if before.hours != after.hours {
            changes.append(
                Text(
                    en: "The hours of the town office are \(text(after.hours)), no longer \(text(before.hours)).",
                    ja: "役場の時間が変わりました：\(text(after.hours))（以前：\(text(before.hours))）。"))
        }
        return changes
            + line(before.afterHours, after.afterHours, kind: Text(en: "number after hours", ja: "時間外の番号"))
            + line(old.fireStation, new.fireStation, kind: Text(en: "fire headquarters", ja: "消防本部"))
    }

    private func line(_ before: TelephoneLine?, _ after: TelephoneLine?, kind: Text) -> [Text] {
        guard before != after else { return [] }
        return [
            Text(
                en: "The \(kind.en): \(text(after, "en")), no longer \(text(before, "en")).",
                ja: "\(kind.ja)が変わりました：\(text(after, "ja"))（以前：\(text(before, "ja"))）。")
        ]
    }

    private func text(_ line: TelephoneLine?, _ language: String) -> String {
        line.map { "\(name($0.name, language)) \($0.telephone)" } ?? "?"
    }

    private var districts: [Text] {
        membership(\.districts, \.name, kind: Text(en: "district", ja: "地区"))
            + membership(\.categories, \.name, kind: Text(en: "category", ja: "分別"))
    }

    private var collections: [Text] {
        new.districts.flatMap { district -> [Text] in
            guard let before = old.district(district.id)?.collections, before != district.collections else { return [] }
            return new.categories.compactMap { category in
                let had = Set(days.filter { before.collects(category.id, on: $0) })
                let has = Set(days.filter { district.collections.collects(category.id, on: $0) })
                guard had != has else { return nil }
                let (added, removed) = (has.subtracting(had).sorted(), had.subtracting(has).sorted())
                return Text(
                    en: "\(name(district.name, "en")), \(name(category.name, "en")):"
                        + list(added, " new on ") + list(removed, " no longer on ") + ".",
                    ja: "\(name(district.name, "ja"))の\(name(category.name, "ja"))："
                        + list(added, "新しい収集日 ") + list(removed, "なくなる収集日 ") + "。")
            }
        }
    }

    /// The first few days and how many more.
    private func list(_ days: [CalendarDate], _ words: String) -> String {
        guard !days.isEmpty else { return "" }
        let first = days.prefix(3).map(\.description).joined(separator: ", ")
        return words + first + (days.count > 3 ? " (+\(days.count - 3))" : "")
    }

    private var items: [Text] {
        let moved = new.items.compactMap { item -> Text? in
            guard let before = old.item(item.id), before.category != item.category,
                let from = old.category(before.category), let to = new.category(item.category)
            else { return nil }
            return Text(
                en:
                    "\(name(item.name, "en")) goes with \(name(to.name, "en")), no longer with \(name(from.name, "en")).",
                ja: "「\(name(item.name, "ja"))」は\(name(from.name, "ja"))から\(name(to.name, "ja"))に変わりました。")
        }
        return membership(\.items, \.name, kind: Text(en: "thing", ja: "品目")) + moved
    }

    private var clinics: [Text] {
        let changed = new.clinics.flatMap { clinic -> [Text] in
            guard let before = old.clinic(clinic.id) else { return [] }
            let number =
                before.telephone == clinic.telephone
                ? []
                : [
                    Text(
                        en: "The number of \(name(clinic.name, "en")) is \(clinic.telephone).",
                        ja: "\(name(clinic.name, "ja"))の電話番号が\(clinic.telephone)に変わりました。")
                ]
            let hours =
                before.hours == clinic.hours && before.reception == clinic.reception
                ? []
                : [
                    Text(
                        en:
                            "The hours of \(name(clinic.name, "en")) are \(text(clinic.hours)), no longer \(text(before.hours)).",
                        ja: "\(name(clinic.name, "ja"))の診療時間が変わりました：\(text(clinic.hours))（以前：\(text(before.hours))）。")
                ]
            return number + hours
        }
        return membership(\.clinics, \.name, kind: Text(en: "clinic", ja: "医療機関")) + changed
    }

    private func text(_ hours: OpeningHours?) -> String {
        hours.map(OpeningHoursFormatter.string) ?? "?"
    }

    private var duty: [Text] {
        let changed = Set(old.duty.entries.keys).union(new.duty.entries.keys)
            .filter { old.duty.entries(on: $0) != new.duty.entries(on: $0) }.sorted()
        guard !changed.isEmpty else { return [] }
        return [
            Text(
                en: "The duty roster changes:" + list(changed, " on ") + ".",
                ja: "休日当番医が変わります：" + list(changed, "") + "。")
        ]
    }

    private var bus: [Text] {
        guard old.bus != new.bus else { return [] }
        let last = new.bus?.timetable.validity?.upperBound.description ?? "?"
        return [Text(en: "There is a new bus timetable, good until \(last).", ja: "バスの時刻表が新しくなりました（\(last)まで）。")]
    }
}

public import Rules
import Texts

/// Hours of clinics that can be read and probably say something else than was meant.
public struct HoursCheck: Sendable {
    private let today: CalendarDate

    /// Days on which reception and hours are held against each other.
    private static let horizon = 60

    public init(today: CalendarDate) {
        self.today = today
    }

    public func issues(_ town: TownReading) -> [DataIssue] {
        let lint = OpeningHoursLint(holidays: town.town.holidays, from: today)
        return town.hours.flatMap { place -> [DataIssue] in
            let values = [("hours", place.hours), ("reception", place.reception)]
            let mistakes = values.flatMap { key, value -> [DataIssue] in
                guard let value, (try? OpeningHoursParser.parse(value)) != nil else { return [] }
                return lint.findings(value).map { issue(town, place.path + [key], $0.text) }
            }
            return mistakes + lateReception(place, town)
        }
    }

    /// A last patient who would be taken after the clinic has closed.
    private func lateReception(_ place: PlaceHours, _ town: TownReading) -> [DataIssue] {
        guard let clinic = town.town.clinic(place.id), let hours = clinic.hours, let reception = clinic.reception else {
            return []
        }
        let holidays = town.town.holidays
        let day = (today..<today + Self.horizon).first { date in
            let open = hours.hours(on: date, holidays: holidays)
            return open.isKnown
                && reception.hours(on: date, holidays: holidays).spans.contains { span in
                    !open.spans.contains { $0.from < span.to && span.to <= $0.to }
                }
        }
        return day.map {
            [
                issue(
                    town, place.path + ["reception"],
                    Text(
                        en: "on \($0) patients are taken when the hours say closed: correct one",
                        ja: "\($0) は、休みの時間に受付があります。どちらかを直してください"))
            ]
        } ?? []
    }

    private func issue(_ town: TownReading, _ path: [String], _ message: Text) -> DataIssue {
        DataIssue(.error, file: town.yaml.file, line: town.yaml.line(path), message)
    }
}

/// The hours of a clinic or a department as the manifest writes them.
private struct PlaceHours {
    var id: Clinic.ID
    var path: [String]
    var hours: String?
    var reception: String?
}

extension TownReading {
    fileprivate var hours: [PlaceHours] {
        (manifest.clinics ?? []).enumerated().flatMap { index, clinic in
            let path = ["clinics", String(index)]
            let whole = PlaceHours(id: clinic.id, path: path, hours: clinic.hours, reception: clinic.reception)
            return [whole]
                + (clinic.departments ?? []).enumerated().map { index, department in
                    PlaceHours(
                        id: department.id, path: path + ["departments", String(index)], hours: department.hours,
                        reception: department.reception)
                }
        }
    }
}

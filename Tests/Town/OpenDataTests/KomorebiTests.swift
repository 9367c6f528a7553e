import Foundation
import OpenData
import Rules
import TestSupport
import Testing

/// The sample town that ships with the program.
@Suite struct KomorebiTests {
    let town: Town
    let households: [Household]
    let issues: [DataIssue]

    init() throws {
        let folder = Checkout.root.appending(path: "towns/komorebi")
        let manifest = try String(contentsOf: folder.appending(path: "town.yml"), encoding: .utf8)
        let reading = try TownReader.read(manifest: manifest) {
            try Data(contentsOf: folder.appending(path: $0))
        }
        (town, households, issues) = (reading.town, reading.households, reading.issues)
    }

    @Test func nothingIsWrongInItsFiles() {
        #expect(issues == [])
        #expect(town.items.count >= 60)
        #expect(town.clinics.allSatisfy { $0.hours != nil })
    }

    @Test func itsHolidaysAreThoseOfTheLaw() throws {
        let from = try #require(CalendarDate("2026-01-01"))
        let to = try #require(CalendarDate("2028-12-31"))
        for date in from...to {
            #expect(town.holidays.name(of: date) == HolidayCalendar().name(of: date), "\(date)")
        }
    }

    @Test func itsRosterHoldsEverySundayAndHolidayOfTheHalfYear() throws {
        let from = try #require(CalendarDate("2026-10-01"))
        let to = try #require(CalendarDate("2027-03-31"))
        for date in from...to where date.weekday == .sunday || town.holidays.isHoliday(date) {
            #expect(town.duty.entries(on: date).count == 1, "\(date)")
            #expect(town.duty.entries(on: date).allSatisfy { $0.clinic != nil }, "\(date)")
        }
    }

    @Test func itsDistrictsDifferAndAllRestAtTheTurnOfTheYear() throws {
        let eve = try #require(CalendarDate("2026-12-31"))
        #expect(town.districts.count == 4)
        for (index, district) in town.districts.enumerated() {
            #expect(town.districts.dropFirst(index + 1).allSatisfy { $0.collections != district.collections })
            #expect(district.collections.schedules.count == 7)
            for category in town.categories {
                #expect((eve...eve + 3).allSatisfy { !district.collections.collects(category.id, on: $0) })
            }
        }
    }

    @Test(arguments: TownSlot.allCases)
    func noPhraseOfASlotMeansTwoThings(_ slot: TownSlot) {
        for household in households {
            let entries = town.slotEntries(slot, language: "en", household: household)
            let phrases = entries.flatMap(\.phrases)
            #expect(Set(phrases).count == phrases.count)
            #expect(phrases.allSatisfy { $0.allSatisfy { $0.isLowercase || $0 == " " } })
            #expect(Set(entries.map(\.value)).count == entries.count)
        }
    }

    @Test(arguments: [
        ("battery", "hazardous"), ("newspaper", "paper"), ("umbrella", "nonBurnable"), ("light-bulb", "hazardous"),
        ("glass-bottle", "bottles"), ("plastic-bottle", "bottles"), ("frying-pan", "nonBurnable"), ("futon", "large"),
    ])
    func everydayThingsHaveTheirCategory(_ item: String, _ category: String) {
        #expect(town.item(item)?.category == category)
    }

    @Test func everyThingFindsItselfByItsReading() throws {
        let reading = GarbageReader.read(folder: "towns/komorebi/garbage") {
            try Data(contentsOf: Checkout.root.appending(path: $0))
        }
        let finder = ItemFinder(reading.value.targets)
        for thing in reading.value.targets {
            let kana = thing.reading ?? thing.name
            let katakana = try #require(kana.applyingTransform(.hiraganaToKatakana, reverse: false))
            let halfWidth = try #require(katakana.applyingTransform(.fullwidthToHalfwidth, reverse: false))
            for name in [kana, katakana, halfWidth] {
                #expect(finder.items(named: name) == [thing], "\(name) for \(thing.name)")
            }
        }
    }

    @Test func everyThingHasAReadingToBeSaidWith() throws {
        #expect(town.items.filter(\.name.lacksReading).map(\.id) == [])
        #expect(town.item("battery")?.name.reading == "かんでんち")
    }

    @Test func everyPersonWatchedOverLivesInOneOfTheHomes() {
        let residents = Set(households.map(\.resident.id))
        for person in households.flatMap(\.watchesOver) {
            #expect(residents.contains(person.id))
        }
    }
}

import Rules
import Testing

@Suite struct ClockTimeTests {
    private static let day = TimeOfDay(minutes: 7 * 60)..<TimeOfDay(minutes: 19 * 60)
    private static let long = TimeOfDay(minutes: 6 * 60)..<TimeOfDay(minutes: 22 * 60)

    @Test(arguments: [
        (ClockTime(hour: 9), "09:00"), (ClockTime(hour: 3), "15:00"), (ClockTime(hour: 6), "18:00"),
        (ClockTime(hour: 7, minute: 30), "07:30"), (ClockTime(hour: 7, minute: 30, .afternoon), "19:30"),
        (ClockTime(hour: 3, .morning), "03:00"), (ClockTime(hour: 12), "12:00"),
        (ClockTime(hour: 12, minute: 30, .afternoon), "12:30"), (ClockTime(hour: 12, .morning), "00:00"),
    ])
    func anHourAloneIsOneOfTheDay(_ time: ClockTime?, _ expected: String) throws {
        #expect(try #require(time).usual(in: Self.day) == TimeOfDay(expected))
    }

    @Test(arguments: [
        (ClockTime(hour: 9), "08:00", "09:00"), (ClockTime(hour: 9), "09:00", "09:00"),
        (ClockTime(hour: 9), "09:01", "21:00"), (ClockTime(hour: 10), "10:01", nil),
        (ClockTime(hour: 9, .morning), "09:01", nil), (ClockTime(hour: 3), "00:30", "15:00"),
        (ClockTime(hour: 9, .afternoon), "22:00", nil), (ClockTime(hour: 11, .afternoon), "22:00", "23:00"),
        (ClockTime(hour: 12), "12:01", nil),
    ])
    func todayItIsTheNextSuchHour(_ time: ClockTime?, _ now: String, _ expected: String?) throws {
        let now = try #require(TimeOfDay(now))
        let next = try #require(time).usual(in: Self.long, notBefore: now)
        #expect(next == expected.flatMap(TimeOfDay.init))
    }

    @Test(arguments: [(0, 0), (13, 0), (3, 60)])
    func whatNoClockShowsIsNoTime(_ hour: Int, _ minute: Int) {
        #expect(ClockTime(hour: hour, minute: minute) == nil)
    }
}

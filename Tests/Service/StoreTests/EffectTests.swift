import DeviceLink
import Foundation
import Rules
import Testing

@testable import Store

/// What an answer does to the database, and what the database does to the next answer.
struct EffectTests {
    private let service: RulesService
    private let minute = 60.0
    private let hour = 3600.0
    private let day = 86_400.0

    init() throws {
        service = try RulesService()
    }

    @Test func aCheckInIsKeptAndTheNextAnswerKnowsOfIt() async throws {
        let first = try await service.ask("checkInWell")
        let second = try await service.ask("checkInWell", at: RulesService.morning + hour)

        #expect(first.keys == ["checkIn.well"])
        #expect(second.messages == [Message(.alreadyWell, ["time": .time(TimeOfDay(minutes: 7 * 60 + 40))])])
        let rows = try await service.store.rows(of: "check_in", columns: "resident, day, state, at")
        #expect(rows == ["hana 2026-12-03 well 2026-12-03T07:40"])
    }

    @Test func aDayIsTheTownsDayAndNotGreenwichs() async throws {
        _ = try await service.ask("checkInWell")
        // 23:59 in Tokyo, when Greenwich has gone on to Thursday; then midnight.
        let evening = RulesService.morning + 16 * hour + 19 * minute
        #expect(try await service.ask("checkInWell", at: evening).keys == ["checkIn.already"])
        #expect(try await service.ask("checkInWell", at: evening + minute).keys == ["checkIn.well"])
    }

    @Test func theHomeThatWatchesOverSomebodyHearsOfTheirCheckIn() async throws {
        let question = ["person": "kiyo"]
        #expect(try await service.ask("didCheckIn", question).keys == ["checkIn.personSilent"])

        _ = try await service.ask("checkInWell", in: "home of Kiyo")
        #expect(try await service.ask("didCheckIn", question).keys == ["checkIn.personWell"])

        _ = try await service.ask("checkInUnwell", in: "home of Kiyo", at: RulesService.morning + hour, confirmed: true)
        #expect(try await service.ask("didCheckIn", question).keys == ["checkIn.personUnwell"])

        let tomorrow = RulesService.morning + day
        #expect(try await service.ask("didCheckIn", question, at: tomorrow).keys == ["checkIn.personSilent"])
    }

    @Test func ofTwoAnswersInOneMinuteTheLaterCounts() async throws {
        _ = try await service.ask("checkInUnwell", confirmed: true)
        let better = try await service.ask("checkInWell", at: RulesService.morning + 20)
        let again = try await service.ask("checkInWell", at: RulesService.morning + 40)

        #expect(better.keys == ["checkIn.better"])
        #expect(again.keys == ["checkIn.already"])
    }

    @Test func aCallForTheFamilyWaitsForAYesAndThenSaysWhy() async throws {
        let id = UUID()
        let question = try await service.ask("checkInUnwell", id: id)
        #expect(question.outcome == .confirmationNeeded)
        #expect(try await service.store.contactRequests() == [])

        let done = try await service.ask("checkInUnwell", id: id, confirmed: true)
        #expect(done.outcome == .answered)
        let request = try #require(try await service.store.contactRequests().first)
        #expect((request.id, request.household) == (id, "home of Hana"))
        #expect((request.target, request.reason, request.at) == (.family, .unwell, RulesService.morning))
    }

    @Test(arguments: ContactTarget.allCases)
    func whoIsToBeCalledIsKept(target: ContactTarget) async throws {
        _ = try await service.ask("contact", ["target": target.rawValue], confirmed: true)
        let request = try #require(try await service.store.contactRequests().first)
        #expect((request.target.rawValue, request.reason) == (target.rawValue, .asked))
    }

    @Test(arguments: EmergencyKind.allCases)
    func anEmergencyReachesEveryoneAtOnce(kind: EmergencyKind) async throws {
        _ = try await service.ask("emergency", ["kind": kind.rawValue])
        let request = try #require(try await service.store.contactRequests().first)
        #expect((request.target, request.reason.rawValue) == (.everyone, kind.rawValue))
    }

    @Test func aPauseOfTheDayIsKeptOnce() async throws {
        _ = try await service.ask("pauseCheckIns")
        _ = try await service.ask("pauseCheckIns", at: RulesService.morning + hour)
        _ = try await service.ask("pauseCheckIns", at: RulesService.morning + day)

        let rows = try await service.store.rows(of: "check_in_pause", columns: "resident, day")
        #expect(rows == ["hana 2026-12-03", "hana 2026-12-04"])
    }

    @Test func anAnnouncementIsReadOutOnceInEachHome() async throws {
        let time = try #require(LocalTime("2026-12-03T07:00"))
        for text in ["The water is off.", "The road is closed.", "The school is open."] {
            try await service.store.announce(text, at: time)
        }
        let first = try await service.ask("announcements")
        #expect(
            first.messages == [
                Message(.severalAnnouncements, ["count": .number(3)]),
                Message(.announcement, ["text": .text("The water is off.")]),
                Message(.announcement, ["text": .text("The road is closed.")]),
                Message(.announcement, ["text": .text("The school is open.")]),
            ])
        #expect(try await service.ask("announcements").keys == ["announcement.none"])
        #expect(try await service.ask("announcements", in: "home of Kiyo").messages == first.messages)

        try await service.store.announce("The water is back.", at: time)
        let news = try await service.ask("announcements")
        #expect(news.messages.last == Message(.announcement, ["text": .text("The water is back.")]))
        #expect(news.messages.count == 2)
    }

    @Test func aQuestionSentTwiceActsOnceAndGetsTheSameReply() async throws {
        let id = UUID()
        let first = try await service.ask("checkInWell", id: id)
        let second = try await service.ask("checkInWell", id: id, at: RulesService.morning + hour)

        #expect(first.keys == ["checkIn.well"])
        #expect(second == first)
        #expect(try await service.store.rows(of: "check_in", columns: "resident").count == 1)
    }

    @Test func aCryForHelpSentManyTimesAtOnceActsOnce() async throws {
        let service = service
        let id = UUID()
        let replies = try await withThrowingTaskGroup(of: Reply.self) { group in
            for _ in 0..<20 {
                group.addTask { try await service.ask("emergency", ["kind": "fall"], id: id) }
            }
            return try await group.reduce(into: []) { $0.append($1) }
        }
        #expect(replies.count == 20)
        #expect(replies.allSatisfy { $0.keys == ["emergency.fall", "emergency.noted", "emergency.call", "telephone"] })
        #expect(try await service.store.contactRequests().count == 1)
    }

    @Test func aQuestionThatOnlyAsksLeavesNothing() async throws {
        _ = try await service.ask("time")
        #expect(try await service.store.rows(of: "handled_ask", columns: "id") == [])
    }

    @Test func aHouseholdThatIsNotThereIsNamedWithTheRemedy() async throws {
        let error = await #expect(throws: (any Error).self) { try await service.ask("time", in: "castle") }
        let message = "\(try #require(error))"
        #expect(message.contains("“castle”"))
        #expect(message.contains("households.yml"))
    }

    @Test func anIntentThatIsNoneIsAnErrorAndLeavesNothing() async throws {
        await #expect(throws: QuestionError(intent: "tellJoke", reason: .unknownIntent)) {
            try await service.ask("tellJoke")
        }
        #expect(try await service.store.rows(of: "handled_ask", columns: "id") == [])
    }
}

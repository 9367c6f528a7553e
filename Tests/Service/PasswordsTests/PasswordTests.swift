import Testing

@testable import Passwords

@Suite("Passwords")
struct PasswordTests {
    private static let passwords = Passwords()

    @Test("A hash verifies its own password and no other")
    func verify() async throws {
        let hash = try await Self.passwords.hash("駅前のさくら 1964")
        #expect(hash.hasPrefix("$y$"))
        #expect(await Self.passwords.verify("駅前のさくら 1964", against: hash))
        #expect(await !Self.passwords.verify("駅前のさくら 1965", against: hash))
        #expect(await !Self.passwords.verify("", against: hash))
    }

    @Test("Two hashes of one password differ, because each has a salt of its own")
    func salt() async throws {
        let first = try await Self.passwords.hash("correct horse")
        let second = try await Self.passwords.hash("correct horse")
        #expect(first != second)
        #expect(await Self.passwords.verify("correct horse", against: first))
        #expect(await Self.passwords.verify("correct horse", against: second))
    }

    @Test("The salt is an argument: the same one gives the same hash")
    func givenSalt() async throws {
        let passwords = Passwords(salt: { Array(0..<32) })
        #expect(try await passwords.hash("correct horse") == passwords.hash("correct horse"))
    }

    /// From SHA-crypt.txt of Ulrich Drepper, and from the tests of Solar Designer's crypt_blowfish.
    @Test(
        "Hashes of other methods of crypt(5) are verified, too",
        arguments: [
            (
                "Hello world!",
                "$6$saltstring$svn8UoSVapNtMuq1ukKS4tPQd8iKwSMHWjl/O817G3uBnIFNjnQJuesI68u4OTLiBFdcbYEdFCoEOfaS35inz1"
            ),
            ("U*U", "$2a$05$CCCCCCCCCCCCCCCCCCCCC.E5YPO9kmyuRGyh0XouQYb4YMJKvyOeW"),
        ])
    func otherMethods(_ password: String, _ hash: String) async {
        #expect(await Self.passwords.verify(password, against: hash))
        #expect(await !Self.passwords.verify(password + "x", against: hash))
    }

    @Test(
        "An unknown or obsolete method verifies nothing",
        arguments: [
            nil, "", "*", "!", "$zz$abc$def", "correct horse", "$y$", "$1$saltsalt$vhHBSbEHs4cWzSyzy6oGT0",
            "rl.3StKT.4T8M",
        ])
    func unknownMethod(_ hash: String?) async {
        for password in ["correct horse", "password", "rasmuslerdorf", "x"] {
            #expect(await !Self.passwords.verify(password, against: hash))
        }
    }

    @Test("One letter is one letter, however it was composed")
    func composition() async throws {
        let hash = try await Self.passwords.hash("がっこう")
        #expect(await Self.passwords.verify("か\u{3099}っこう", against: hash))
    }

    @Test(
        "What the library would cut or refuse is refused before",
        arguments: [
            ("", PasswordError.empty), ("one\0two", .zeroByte),
            (String(repeating: "x", count: 512), .tooLong(maximumBytes: 511)),
        ])
    func refused(_ password: String, _ error: PasswordError) async {
        await #expect(throws: error) { try await Self.passwords.hash(password) }
        #expect(await !Self.passwords.verify(password, against: "$y$j9T$x$y"))
    }

    @Test("Many at once all get their answer")
    func manyAtOnce() async throws {
        let hash = try await Self.passwords.hash("correct horse")
        let answers = await withTaskGroup(of: Bool.self) { group in
            for number in 0..<12 {
                group.addTask {
                    await Self.passwords.verify(number.isMultiple(of: 2) ? "correct horse" : "x", against: hash)
                }
            }
            return await group.reduce(into: []) { $0.append($1) }
        }
        #expect(answers.count { $0 } == 6)
    }

    @Test("Comparison", arguments: [("abc", "abc", true), ("abc", "abd", false), ("abc", "ab", false), ("", "", true)])
    func comparison(_ first: String, _ second: String, _ isEqual: Bool) {
        #expect(Crypt.isEqual(first, second) == isEqual)
    }
}

import Crypto
import Foundation
import Testing

@testable import Recording
import Texts

@Suite struct MersenneTwisterTests {
    /// The first numbers of the authors' reference implementation with its default seed.
    @Test func theNumbersAreThoseOfTheReferenceImplementation() {
        var generator = MersenneTwister(seed: 5489)
        let numbers = (0..<2).map { _ in generator.next() }
        let halves: [[UInt64]] = [[3_499_211_612, 581_869_302], [3_890_346_734, 3_586_334_585]]
        #expect(numbers == halves.map { $0[0] << 32 | $0[1] })
    }

    /// `RandomState(20261121).randint(0, bound)` of numpy 2.4.6, drawn one after the other.
    @Test func integersBelowABoundAreThoseOfNumpy() {
        var generator = MersenneTwister(seed: 20_261_121)
        let bounds: [UInt32] = [1, 2, 3, 1000, 65536, 65537, 1_829_000, 4_000_000_000]
        #expect(bounds.map { generator.integer(below: $0) } == [0, 1, 2, 104, 496, 11_116, 1_022_894, 2_959_515_942])
    }

    /// RFC 1321, appendix A.5.
    @Test(arguments: [
        ("", "d41d8cd98f00b204e9800998ecf8427e"),
        ("abc", "900150983cd24fb0d6963f7d28e17f72"),
        ("abcdefghijklmnopqrstuvwxyz", "c3fcd3d76192e4007dfb496cca67e13b"),
        (
            "12345678901234567890123456789012345678901234567890123456789012345678901234567890",
            "57edf4a22be3c955ac49da2e2107b67a"
        ),
    ])
    func theDigestIsThatOfTheStandard(text: String, digest: String) {
        #expect(Insecure.MD5.hash(data: Data(text.utf8)).hexadecimal == digest)
    }
}

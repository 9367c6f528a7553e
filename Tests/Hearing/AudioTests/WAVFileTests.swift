import Audio
import Foundation
import TestSupport
import Testing
import Texts

@Suite struct WAVFileTests {
    private static let sound = AudioSignals.sine(440, seconds: 0.1)

    @Test func whatIsEncodedIsDecodedAgain() throws {
        let chunk = AudioChunk(samples: [0, 1, -1, 32767, -32768, 1234], sampleRate: 22_050)
        #expect(try WAVFile.decode(WAVFile.encode(chunk)) == chunk)
    }

    @Test(arguments: [
        (1, 8, 0.01), (1, 16, 0.0001), (1, 24, 0.0001), (1, 32, 0.0001), (3, 32, 0.0001), (3, 64, 0.0001),
    ])
    func everyWidthIsRead(encoding: UInt16, bits: Int, tolerance: Double) throws {
        for channels in [1, 2, 6] {
            let writer = WAVWriter(encoding: encoding, bits: bits, channels: channels, rate: 44_100)
            let chunk = try WAVFile.decode(writer.file(Self.sound.samples))
            #expect(chunk.sampleRate == 44_100)
            #expect(chunk.samples.count == Self.sound.samples.count)
            let error = zip(chunk.samples, Self.sound.samples).map { abs(Double($0) - Double($1)) / 32768 }.max()
            #expect(try #require(error) <= tolerance, "\(channels) channels")
        }
    }

    @Test func theExtensibleFormatIsRead() throws {
        var writer = WAVWriter(encoding: 1, bits: 16, channels: 1, rate: 16_000)
        writer.isExtensible = true
        #expect(try WAVFile.decode(writer.file(Self.sound.samples)) == Self.sound)
    }

    @Test func channelsAreMixedToTheirMean() throws {
        let data = WAVWriter(encoding: 1, bits: 16, channels: 2, rate: 8000).file(interleaved: [100, 300, -4, 0, 7, 7])
        #expect(try WAVFile.decode(data) == AudioChunk(samples: [200, -2, 7], sampleRate: 8000))
    }

    @Test func otherChunksAreSkippedEvenOnesOfOddLength() throws {
        var writer = WAVWriter(encoding: 1, bits: 16, channels: 1, rate: 16_000)
        writer.extraChunk = Array("LIST".utf8) + [3, 0, 0, 0] + [1, 2, 3, 0]
        #expect(try WAVFile.decode(writer.file(Self.sound.samples)) == Self.sound)
    }

    @Test(arguments: [0, 0xFFFF_FFFF, 0x7FFF_FFFF] as [UInt32])
    func aDataSizeThatIsUnknownOrTooLargeMeansTheRestOfTheFile(size: UInt32) throws {
        var writer = WAVWriter(encoding: 1, bits: 16, channels: 1, rate: 16_000)
        writer.dataSize = size
        #expect(try WAVFile.decode(writer.file(Self.sound.samples)) == Self.sound)
    }

    @Test(
        "chunks of odd size are passed over with and without the zero behind them",
        arguments: [("", true), ("", false), ("x", true), ("xx", false), ("bext", true), ("bext", false)])
    func oddChunk(content: String, isPadded: Bool) throws {
        for (encoding, bits) in [(1, 8), (1, 16), (3, 32)] as [(UInt16, Int)] {
            var writer = WAVWriter(encoding: encoding, bits: bits, channels: 1, rate: 16_000)
            let plain = try WAVFile.decode(writer.file(Self.sound.samples))
            let odd = Array((content + (content.count.isMultiple(of: 2) ? "x" : "")).utf8)
            writer.extraChunk = WAVWriter.chunk("bext", odd, isPadded: isPadded)
            #expect(try WAVFile.decode(writer.file(Self.sound.samples)) == plain)
        }
    }

    @Test func theSoundOfALengthNobodyKnewBeforeOtherChunks() throws {
        var writer = WAVWriter(encoding: 1, bits: 16, channels: 1, rate: 16_000)
        let list = WAVWriter.chunk("LIST", Array("INFO".utf8))
        let whole = writer.file(Self.sound.samples)
        #expect(try WAVFile.decode(whole + Data(list)) == Self.sound)
        // An empty chunk of data is one, and what follows it is no sound.
        writer.dataSize = 0
        #expect(try WAVFile.decode(writer.file([]) + Data(list)).samples.isEmpty)
    }

    @Test func severalChunksOfDataAreOneSound() throws {
        let samples = Self.sound.samples
        let writer = WAVWriter(encoding: 1, bits: 16, channels: 1, rate: 16_000)
        let rest = WAVWriter.chunk("data", samples[700...].flatMap(WAVWriter.little))
        let file = writer.file(Array(samples[..<700])) + WAVWriter.chunk("LIST", Array("INFO".utf8)) + rest
        #expect(try WAVFile.decode(file) == Self.sound)
    }

    @Test func aFormatBehindTheDataIsFound() throws {
        let file = [UInt8](WAVFile.encode(Self.sound))
        #expect(try WAVFile.decode(Data(file[..<12] + file[36...] + file[12..<36])) == Self.sound)
    }

    @Test(arguments: ["RF64", "BW64"])
    func aFileOf64BitsSaysItsSizeInAChunkOfItsOwn(identifier: String) throws {
        let samples = Self.sound.samples
        let size = UInt64(samples.count * 2)
        let sizes = [size + 100, size, UInt64(samples.count)].flatMap(WAVWriter.little) + [0, 0, 0, 0]
        let format = [UInt8](WAVFile.encode(Self.sound))[12..<36]
        var file = Array("\(identifier)\u{7F}\u{7F}\u{7F}\u{7F}WAVE".utf8) + WAVWriter.chunk("ds64", sizes) + format
        file += Array("data".utf8) + [255, 255, 255, 255] + samples.flatMap(WAVWriter.little)
        file += WAVWriter.chunk("LIST", Array("INFO".utf8))
        #expect(try WAVFile.decode(Data(file)) == Self.sound)
    }

    @Test func channelsThatCancelEachOtherAreHeardAllTheSame() throws {
        let sound = Self.sound.samples.map { $0 == .min ? .max : $0 }
        let turned = WAVWriter(encoding: 1, bits: 16, channels: 2, rate: 16_000).file(
            interleaved: sound.flatMap { [$0, -$0] })
        #expect(try WAVFile.decode(turned).samples == sound)
        // One channel of six alone is no such case: it has its share in the mean.
        let centre = WAVWriter(encoding: 1, bits: 16, channels: 6, rate: 16_000).file(
            interleaved: [600, 1200].flatMap { [0, 0, $0, 0, 0, 0] })
        #expect(try WAVFile.decode(centre).samples == [100, 200])
    }

    @Test func aFileCutOffInsideASampleIsReadToTheLastWholeFrame() throws {
        let data = WAVFile.encode(Self.sound).dropLast(3)
        #expect(try WAVFile.decode(Data(data)).samples == Self.sound.samples.dropLast(2))
    }

    @Test func partsOfALargerBufferAreRead() throws {
        let data = (Data([1, 2, 3]) + WAVFile.encode(Self.sound)).dropFirst(3)
        #expect(try WAVFile.decode(data) == Self.sound)
    }

    @Test(arguments: [
        (Data(), "nothing in it"), (Data("RIF".utf8), "does not begin with RIFF"),
        (Data("ID3 and something".utf8), "does not begin with RIFF"),
        (Data("RIFF\u{4}\0\0\0AVI ".utf8), "not WAVE"),
        (Data("RIFF\u{4}\0\0\0WAVE".utf8), "before its sound format"),
        (WAVFile.encode(AudioChunk(samples: [1])).prefix(30), "before its sound format"),
        (WAVFile.encode(AudioChunk(samples: [1])).prefix(36), "no sound data"),
        (WAVWriter(encoding: 6, bits: 8, channels: 1, rate: 8000).file([1]), "WAVE format 6"),
        (WAVWriter(encoding: 1, bits: 12, channels: 1, rate: 8000).file([1]), "12 bits"),
        (WAVWriter(encoding: 3, bits: 16, channels: 1, rate: 8000).file([1]), "float samples of 16 bits"),
        (WAVWriter(encoding: 1, bits: 16, channels: 0, rate: 8000).file([1]), "no channel"),
        (WAVWriter(encoding: 1, bits: 16, channels: 1, rate: 0).file([1]), "rate is 0"),
    ])
    func aBadFileIsRefusedWithTheReason(data: Data, reason: String) throws {
        let error = try #require(throws: WAVError.self) { try WAVFile.decode(Data(data)) }
        #expect(error.description.contains(reason))
    }

    @Test func noBytesMakeItCrash() {
        var generator = SplitMix(state: 7)
        let valid = [UInt8](WAVFile.encode(AudioSignals.sine(440, seconds: 0.005)))
        for _ in 0..<5000 {
            var bytes = valid
            for _ in 0..<Int.random(in: 1...6, using: &generator) {
                bytes[Int.random(in: 0..<60, using: &generator)] = .random(in: 0...255, using: &generator)
            }
            bytes.removeLast(Int.random(in: 0..<bytes.count, using: &generator))
            if let chunk = try? WAVFile.decode(Data(bytes)) {
                #expect(chunk.sampleRate > 0 && chunk.samples.count <= bytes.count)
            }
        }
    }
}

import Japanese

/// Compares what Open JTalk has read with what it should have: which parts of a sentence sound otherwise.
enum ReadingAlignment {
    enum Sound: Equatable {
        case phoneme(Phoneme)
        /// Nobody has said how it is read: any phonemes.
        case anything
    }

    /// The parts that the cheapest way from one to the other changes: a phoneme put in, left out or replaced costs one,
    /// and what stands for `anything` nothing.
    static func misread(_ parts: [[Sound]], read: [Phoneme]) -> Set<Int> {
        let sounds = parts.enumerated().flatMap { part, sounds in sounds.map { (part: part, sound: $0) } }
        if sounds.map(\.sound) == read.map(Sound.phoneme) { return [] }
        let costs = costs(of: sounds.map(\.sound), read)
        var misread: Set<Int> = []
        var (wanted, heard) = (sounds.count, read.count)
        while wanted > 0 || heard > 0 {
            let part = wanted > 0 ? sounds[wanted - 1].part : sounds.first?.part ?? 0
            let isAnything = wanted > 0 && sounds[wanted - 1].sound == .anything
            if wanted > 0, heard > 0, !isAnything {
                let isEqual = sounds[wanted - 1].sound == .phoneme(read[heard - 1])
                if costs[wanted][heard] == costs[wanted - 1][heard - 1] + (isEqual ? 0 : 1) {
                    if !isEqual { misread.insert(part) }
                    (wanted, heard) = (wanted - 1, heard - 1)
                    continue
                }
            }
            if heard > 0, costs[wanted][heard] == costs[wanted][heard - 1] + (isAnything ? 0 : 1) {
                if !isAnything {
                    misread.insert(part)
                    // Between two parts it may belong to either.
                    if wanted < sounds.count, sounds[wanted].sound != .anything { misread.insert(sounds[wanted].part) }
                }
                heard -= 1
            } else {
                if !isAnything { misread.insert(part) }
                wanted -= 1
            }
        }
        return misread
    }

    /// Of the first sounds of each number to be heard as the first phonemes of each number.
    private static func costs(of sounds: [Sound], _ read: [Phoneme]) -> [[Int]] {
        var costs = [Array(0...read.count)]
        for (index, sound) in sounds.enumerated() {
            let above = costs[index]
            var row = [sound == .anything ? above[0] : above[0] + 1]
            for (column, phoneme) in read.enumerated() {
                row.append(
                    sound == .anything
                        ? min(above[column + 1], row[column])
                        : min(
                            above[column] + (sound == .phoneme(phoneme) ? 0 : 1), above[column + 1] + 1, row[column] + 1
                        ))
            }
            costs.append(row)
        }
        return costs
    }
}

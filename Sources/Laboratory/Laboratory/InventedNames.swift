/// Names as families and places in Japan have them, put together from parts: for measurements with towns of any size
/// that name nobody. Always the same ones.
public enum InventedNames {
    /// - Parameters:
    ///   - count: At most 1,100.
    ///   - isTaken: Whether a name shall be left out, for example because a dictionary has it.
    public static func make(_ count: Int, unless isTaken: (String) -> Bool = { _ in false }) -> [String] {
        let names = beginnings.flatMap { beginning in endings.map { beginning + $0 } }
        // A step that shares no factor with their number visits each once, and neighbours have little in common.
        let order = names.indices.map { names[$0 * 389 % names.count] }
        return Array(order.filter { !isTaken($0) }.prefix(count))
    }

    private static let beginnings = [
        "aka", "aki", "ama", "ara", "chika", "ebi", "fuji", "fuku", "hagi", "haru", "hata", "hina", "hira", "hoshi",
        "iwa", "kaji", "kami", "kata", "kiri", "kita", "koma", "kuma", "kuri", "kuro", "kusa", "maki", "maru", "matsu",
        "mina", "miya", "momo", "mori", "muku", "nae", "naga", "nami", "niwa", "oka", "saku", "sasa", "shimo", "shira",
        "sugi", "suna", "tachi", "taka", "taki", "tama", "toki", "tori", "tsuki", "tsuru", "ume", "yoko", "yone",
        "yuki",
    ]
    private static let endings = [
        "be", "bashi", "fuchi", "gaki", "gami", "hama", "hara", "ishi", "jima", "kubo", "machi", "mine", "mizu", "mura",
        "muro", "nobu", "numa", "saka", "sato", "zawa",
    ]
}

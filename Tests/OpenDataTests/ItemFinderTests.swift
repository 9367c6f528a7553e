import OpenData
import Testing

@Suite struct ItemFinderTests {
    private let finder: ItemFinder

    init() {
        let csv = """
            label,name,notice,furigana
            可燃,アイスノン（保冷剤）,,あ
            不燃,コーヒーメーカー,,こ
            有害,乾電池,,かんでんち
            可燃,墓石,,は
            収集不可,墓石,石材店に相談,は
            不燃,ラジオ,,ら
            不燃,ラジカセ,,ら
            可燃,コーヒー豆,,こ
            """
        finder = ItemFinder(TargetReader.read(csv, file: "target.csv").value)
    }

    @Test(arguments: [
        ("乾電池", [4]), ("かんでんち", [4]), ("カンデンチ", [4]), ("ｶﾝﾃﾞﾝﾁ", [4]), ("乾 電 池", [4]),
        ("コーヒーメーカー", [3]), ("コーヒーメーカ", [3]), ("コオヒイメエカア", [3]), ("こーひーめーかー", [3]), ("ｺｰﾋｰﾒｰｶｰ", [3]),
        ("アイスノン", [2]), ("アイスノン(保冷剤)", [2]), ("保冷剤", [2]), ("コーヒー", [3, 9]), ("らじ", [7, 8]), ("墓石", [5, 6]),
        ("ら", []), ("", []), ("宇宙船", []),
    ])
    func aThingIsFoundByWhateverItIsCalled(_ name: String, _ lines: [Int]) {
        #expect(finder.items(named: name).map(\.line) == lines)
    }
}

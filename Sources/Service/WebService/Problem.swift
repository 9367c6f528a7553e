import HTTPTypes
import Hummingbird
import NIOCore
import Texts

/// Why a request was not carried out (RFC 9457, `application/problem+json`). Never names a person.
struct Problem: HTTPResponseError {
    /// A word that programs read; the pages of docs/openapi.yaml explain it.
    var kind: String
    var status: HTTPResponse.Status
    var title: Text
    var detail: String?

    init(_ kind: String, _ status: HTTPResponse.Status, _ title: Text, detail: String? = nil) {
        self.kind = kind
        self.status = status
        self.title = title
        self.detail = detail
    }

    static let unauthorized = Problem(
        "unauthorized", .unauthorized,
        Text(en: "the secret of the device is missing or wrong", ja: "機械の合いことばが、ないか、ちがいます"))
    static let revoked = Problem(
        "revoked", .forbidden, Text(en: "this device was revoked", ja: "この機械は、もう使えません"))
    static let tooLarge = Problem(
        "too-large", .contentTooLarge,
        Text(en: "send fewer events at once", ja: "一度に送る数をへらしてください"))
    static let unavailable = Problem(
        "unavailable", .serviceUnavailable,
        Text(en: "the database cannot be used now: send it again later", ja: "今は書けません。あとでもう一度送ってください"))

    static func damaged(_ reason: String) -> Problem {
        Problem("damaged", .badRequest, Text(en: "this is no batch of events", ja: "形がちがいます"), detail: reason)
    }

    private struct Body: Encodable {
        var type: String
        var title: String
        var status: Int
        var detail: String?
    }

    func response(from request: Request, context: some RequestContext) throws -> Response {
        let language = Language(accepted: request.headers[.acceptLanguage] ?? "")
        let body = Body(
            type: "urn:mimamori:problem:\(kind)", title: title.in(language), status: status.code, detail: detail)
        var headers: HTTPFields = [.contentType: "application/problem+json"]
        if status == .serviceUnavailable { headers[.retryAfter] = "5" }
        if status == .unauthorized { headers[.wwwAuthenticate] = "Bearer" }
        // The rest of what a stranger sends, or of what is too large, is not waited for.
        if status == .unauthorized || status == .contentTooLarge { headers[.connection] = "close" }
        return Response(
            status: status, headers: headers, body: .init(byteBuffer: ByteBuffer(string: try body.jsonLine())))
    }
}

extension Language {
    /// The one that is asked for first in an Accept-Language (RFC 9110, 12.5.4); English if it names none of ours.
    init(accepted header: String) {
        var best: (language: Language, quality: Double) = (.en, 0)
        for range in header.split(separator: ",") {
            let parts = range.split(separator: ";").map { $0.filter { !$0.isWhitespace }.lowercased() }
            guard let tag = parts.first?.split(separator: "-").first, let language = Language(rawValue: String(tag))
            else { continue }
            let quality = parts.dropFirst().first { $0.hasPrefix("q=") }.map { Double($0.dropFirst(2)) ?? 0 } ?? 1
            if quality > best.quality { best = (language, quality) }
        }
        self = best.language
    }
}

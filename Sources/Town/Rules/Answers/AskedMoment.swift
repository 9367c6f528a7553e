/// When something is asked for, and what to say of that first.
struct AskedMoment {
    var time: LocalTime
    var remarks: [Message] = []
}

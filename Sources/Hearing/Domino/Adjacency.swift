/// What leads from each node of a graph, one node's behind the other's: the search reads nothing as often, and a list
/// for each of 200,000 nodes would cost more memory than what is in them.
struct Adjacency<Arc: Sendable>: Sendable {
    private var arcs: [Arc] = []
    /// Those of node `n` are `arcs[first[n]..<first[n + 1]]`.
    private var first: [Int32] = []

    /// Nothing leads anywhere.
    init() {}

    /// - Parameter edges: Those of one node keep their order.
    init(_ edges: [(node: Int, arc: Arc)], nodes: Int) {
        first = Array(repeating: 0, count: nodes + 1)
        for edge in edges { first[edge.node + 1] += 1 }
        for node in 0..<nodes { first[node + 1] += first[node] }
        var places = first
        arcs = edges.map(\.arc)
        for edge in edges {
            arcs[Int(places[edge.node])] = edge.arc
            places[edge.node] += 1
        }
    }

    /// Where what leads from a node is: places, since a slice would be retained for every node of every frame.
    func places(of node: Int) -> Range<Int> {
        Int(first[node])..<Int(first[node + 1])
    }

    subscript(place: Int) -> Arc {
        arcs[place]
    }
}

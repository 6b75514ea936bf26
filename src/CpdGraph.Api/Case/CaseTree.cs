using System.Text.Json.Nodes;

namespace CpdGraph.Api.Case;

/// <summary>
/// Which item stands below which, by the <c>isChildOf</c> associations of a package. An item without one stands at the top; one with
/// several stands where the first says, and the others are kept as they are.
/// </summary>
internal sealed class CaseTree
{
    /// <summary>Stands for the document.</summary>
    public const int Root = -1;

    private readonly Dictionary<int, List<int>> children;

    private CaseTree(Dictionary<int, List<int>> children, IReadOnlyList<int> inCircles) => (this.children, InCircles) = (children, inCircles);

    /// <summary>Items that stand below themselves: they are below nothing else, and in no list.</summary>
    public IReadOnlyList<int> InCircles { get; }

    public static CaseTree Of(Guid document, IReadOnlyList<JsonObject> items, IReadOnlyList<JsonObject> associations)
    {
        var indexes = items.Select((item, index) => (Id: item["identifier"]!.GetValue<string>(), index)).ToDictionary(pair => pair.Id, pair => pair.index);
        indexes[$"{document:D}"] = Root;
        var placed = new Dictionary<int, (int Parent, int Sequence)>();

        foreach (var association in associations.Where(one => one["associationType"]!.GetValue<string>() == CaseNames.ChildOf))
        {
            if (End(association, "originNodeURI", indexes) is { } child && End(association, "destinationNodeURI", indexes) is { } parent && child != Root)
            {
                placed.TryAdd(child, (parent, association["sequenceNumber"]?.GetValue<int>() ?? int.MaxValue));
            }
        }

        var children = Enumerable.Range(0, items.Count)
            .Select(index => (Index: index, Place: placed.GetValueOrDefault(index, (Root, int.MaxValue))))
            .OrderBy(item => item.Place.Item2)
            .GroupBy(item => item.Place.Item1, item => item.Index)
            .ToDictionary(group => group.Key, group => group.ToList());
        var tree = new CaseTree(children, []);
        var reached = tree.Below(Root).ToHashSet();

        return new(children, [.. Enumerable.Range(0, items.Count).Where(index => !reached.Contains(index))]);
    }

    /// <summary>Items right below one, in their order.</summary>
    public IReadOnlyList<int> ChildrenOf(int index) => children.GetValueOrDefault(index, []);

    /// <summary>All items below one at whatever level, each before those below it.</summary>
    public IReadOnlyList<int> Below(int index)
    {
        var below = new List<int>();
        var waiting = new Stack<int>(ChildrenOf(index).Reverse());

        while (waiting.TryPop(out var next))
        {
            below.Add(next);

            foreach (var child in ChildrenOf(next).Reverse())
            {
                waiting.Push(child);
            }
        }

        return below;
    }

    private static int? End(JsonObject association, string end, Dictionary<string, int> indexes) =>
        indexes.TryGetValue(association[end]!["identifier"]!.GetValue<string>(), out var index) ? index : null;
}

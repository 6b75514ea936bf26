using System.Text;

namespace CpdGraph.Bench.Peers;

/// <summary>Names of enum values, from the database's spelling to that of the answers and back. Each is made once.</summary>
internal static class EnumText
{
    private static readonly Dictionary<string, string> Shown = All().ToDictionary(name => name, Shout);
    private static readonly Dictionary<string, string> Kept = Shown.ToDictionary(pair => pair.Value, pair => pair.Key);

    public static string Show(string kept) => Shown[kept];

    public static string Keep(string shown) => Kept[shown];

    private static IEnumerable<string> All() => new[]
    {
        typeof(Domain.OfferFormat), typeof(Domain.OfferStatus), typeof(Domain.CompetencyCoverage), typeof(Domain.ProviderKind), typeof(Domain.CompletionOutcome),
    }.SelectMany(Enum.GetNames).Distinct();

    private static string Shout(string name)
    {
        var text = new StringBuilder();

        foreach (var character in name)
        {
            text.Append(char.IsUpper(character) && text.Length > 0 ? "_" : "").Append(char.ToUpperInvariant(character));
        }

        return text.ToString();
    }
}

using System.Collections.Frozen;
using CpdGraph.GraphQL.Types;

namespace CpdGraph.Api.Features.Dashboards;

/// <summary>Members of enums by the names that the schema gives them, for files and addresses beside GraphQL. Safe to share between threads.</summary>
internal sealed class WireNames
{
    private readonly FrozenDictionary<(string Type, string Member), string> names;

    /// <param name="schema">It knows where the lines go: ELearning is E_LEARNING, Tier1 is TIER_1.</param>
    public WireNames(Schema schema) => names = schema.Types.OfType<EnumType>()
        .SelectMany(type => type.Values.Select(value => (type.Name, value.Name)))
        .ToFrozenDictionary(pair => (pair.Item1, Plain(pair.Item2)), pair => pair.Item2);

    /// <summary>The name of a member.</summary>
    public string Of<T>(T member)
        where T : struct, Enum => names[(typeof(T).Name, Plain(member.ToString()))];

    /// <summary>All names of an enum, in its order.</summary>
    public IEnumerable<string> All<T>()
        where T : struct, Enum => Enum.GetValues<T>().Select(Of);

    /// <summary>The member of a name. Null when there is none.</summary>
    public T? Read<T>(string name)
        where T : struct, Enum => Enum.GetValues<T>().Cast<T?>().FirstOrDefault(member => Of(member!.Value) == name);

    private static string Plain(string name) => name.Replace("_", "", StringComparison.Ordinal).ToUpperInvariant();
}

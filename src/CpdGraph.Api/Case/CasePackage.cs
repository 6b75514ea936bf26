using System.Text.Json.Nodes;
using CpdGraph.Domain;

namespace CpdGraph.Api.Case;

/// <summary>A framework's package as it goes out.</summary>
internal static class CasePackage
{
    /// <summary>From the records and what was kept beside them, with <see cref="CaseAddress.Here"/> for this installation.</summary>
    /// <param name="remainder">Null for a framework that did not come as a package.</param>
    public static JsonObject Of(CaseFramework content, CaseRemainder? remainder)
    {
        var written = CaseWriter.Package(content);

        return remainder is null ? written : CaseRest.Applied(written, JsonNode.Parse(remainder.Json)!.AsObject());
    }

    /// <summary>Puts an installation's address in the place of what stands for it.</summary>
    public static JsonObject At(JsonObject package, string root) => Map(package, address =>
        address.StartsWith(CaseAddress.Here, StringComparison.Ordinal) ? root + address[CaseAddress.Here.Length..] : address);

    /// <summary>
    /// To compare what a package says: without the site where it is served, which may be this one, and without its state, which each
    /// installation decides by itself.
    /// </summary>
    public static JsonObject ToCompare(JsonObject package)
    {
        var compared = Map(package, address => address.IndexOf(CaseAddress.Base, StringComparison.Ordinal) is >= 0 and var start ? address[start..] : address);

        foreach (var state in CaseRest.State)
        {
            compared["CFDocument"]!.AsObject().Remove(state);
        }

        return compared;
    }

    private static JsonObject Map(JsonObject part, Func<string, string> change)
    {
        var mapped = new JsonObject();

        foreach (var (name, value) in part)
        {
            mapped[name] = (name, value) switch
            {
                ("extensions", _) => value?.DeepClone(),
                ("uri", JsonValue address) => change(address.GetValue<string>()),
                (_, JsonObject inner) => Map(inner, change),
                (_, JsonArray list) => new JsonArray([.. list.Select(one => one is JsonObject inner ? Map(inner, change) : one?.DeepClone())]),
                _ => value?.DeepClone(),
            };
        }

        return mapped;
    }
}

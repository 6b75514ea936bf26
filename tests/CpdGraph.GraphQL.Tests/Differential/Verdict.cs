using System.Collections.Immutable;
using System.Text.Json;
using CpdGraph.GraphQL.Results;

namespace CpdGraph.GraphQL.Tests.Differential;

/// <summary>What a side says to a text: its mistakes, in order, each as "Rule line:column line:column message". Empty: accepted.</summary>
internal sealed record Verdict(ImmutableArray<string> Errors)
{
    public bool Accepts => Errors.IsEmpty;

    public static Verdict Of(JsonElement errors) =>
        new([.. errors.EnumerateArray().Select(error => Text(
            error.GetProperty("rule").GetString(),
            error.GetProperty("locations").EnumerateArray().Select(at => (at.GetProperty("line").GetInt32(), at.GetProperty("column").GetInt32())),
            error.GetProperty("message").GetString()!))]);

    public static Verdict Of(ImmutableArray<GraphQLError> errors) =>
        new([.. errors.Select(error => Text(
            error.Rule,
            error.Locations.Select(at => (at.ToLineAndColumn().Line, at.ToLineAndColumn().Column)),
            error.Message))]);

    public override string ToString() => Accepts ? "accepted" : string.Join("\n    ", Errors);

    /// <summary>The first mistake in which two verdicts differ, and how many each has.</summary>
    public string DifferenceFrom(Verdict theirs)
    {
        var same = Errors.Zip(theirs.Errors)
            .TakeWhile(pair => KnownDifferences.Of(new Verdict([pair.First]), new Verdict([pair.Second])) is not null).Count();

        return $"  ours   ({Errors.Length}): {Errors.ElementAtOrDefault(same)}\n  theirs ({theirs.Errors.Length}): {theirs.Errors.ElementAtOrDefault(same)}";
    }

    private static string Text(string? rule, IEnumerable<(int Line, int Column)> places, string message) =>
        $"{rule ?? "-"} {string.Join(' ', places.Select(place => $"{place.Line}:{place.Column}"))} {message}";
}

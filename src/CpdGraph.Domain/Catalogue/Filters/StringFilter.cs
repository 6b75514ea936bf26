namespace CpdGraph.Domain;

/// <summary>
/// Conditions on a text, combined with and. Letter case, accents and doubled blanks do not matter. Null is no condition.
/// </summary>
public sealed record StringFilter
{
    /// <summary>Is this.</summary>
    public string? Eq { get; init; }

    /// <summary>Is not this.</summary>
    public string? Neq { get; init; }

    /// <summary>Is one of these. An empty list matches nothing.</summary>
    public IReadOnlyList<string>? In { get; init; }

    /// <summary>Holds this.</summary>
    public string? Contains { get; init; }

    /// <summary>Starts with this.</summary>
    public string? StartsWith { get; init; }

    /// <summary>Whether a text meets the conditions. Folds them once, for any number of texts. Safe to share.</summary>
    public Func<string, bool> ToTest()
    {
        var folded = Folded();

        return text => folded.IsMetBy(TextFolding.Fold(text));
    }

    /// <summary>The conditions with their texts folded once.</summary>
    internal StringFilter Folded() => new()
    {
        Eq = Eq is null ? null : TextFolding.Fold(Eq),
        Neq = Neq is null ? null : TextFolding.Fold(Neq),
        In = In?.Select(TextFolding.Fold).ToArray(),
        Contains = Contains is null ? null : TextFolding.Fold(Contains),
        StartsWith = StartsWith is null ? null : TextFolding.Fold(StartsWith),
    };

    /// <summary>Whether a folded text meets these folded conditions.</summary>
    internal bool IsMetBy(string text) =>
        (Eq is null || text == Eq)
        && (Neq is null || text != Neq)
        && (In is null || In.Contains(text))
        && (Contains is null || text.Contains(Contains, StringComparison.Ordinal))
        && (StartsWith is null || text.StartsWith(StartsWith, StringComparison.Ordinal));
}

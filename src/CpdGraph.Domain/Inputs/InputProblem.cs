using System.Collections.Immutable;

namespace CpdGraph.Domain;

/// <summary>A mistake in one input field that needs no facts of its own: missing, too long, out of range, not found and the like.</summary>
/// <param name="Code">Stable code. <see cref="UserErrorCode.NotFound"/> comes with <see cref="Key"/>.</param>
/// <param name="Message">Text for people, in plain English, with what to do.</param>
/// <param name="Field">Path of the input field at fault, starting after <c>input</c>; an item of a list by its index from 0.</param>
public sealed record InputProblem(UserErrorCode Code, string Message, ImmutableArray<string> Field)
{
    /// <summary>Largest length, number or value allowed. Null when the rule is not a bound.</summary>
    public decimal? Maximum { get; init; }

    /// <summary>What was not found, as the caller sent it. Null for everything else.</summary>
    public string? Key { get; init; }
}

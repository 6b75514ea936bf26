using CpdGraph.Domain;

namespace CpdGraph.Data;

/// <summary>One meeting of a run: a row of its own, because attendance refers to it.</summary>
public sealed record RunSessionRow
{
    public required OfferRunId RunId { get; init; }

    public required string Key { get; init; }

    public required DateTimeOffset StartsAt { get; init; }

    public required DateTimeOffset EndsAt { get; init; }

    public string? Title { get; init; }

    public Venue? Venue { get; init; }

    internal static RunSessionRow Of(OfferRunId run, RunSession session) => new()
    {
        RunId = run,
        Key = session.Key,
        StartsAt = session.StartsAt,
        EndsAt = session.EndsAt,
        Title = session.Title,
        Venue = session.Venue,
    };

    internal RunSession ToSession() => new()
    {
        Key = Key,
        StartsAt = StartsAt,
        EndsAt = EndsAt,
        Title = Title,
        Venue = Venue,
    };
}

namespace CpdGraph.Domain;

/// <summary>Where a run is joined online. A secret of those who take part, so it is kept apart from the run and never in the catalogue.</summary>
public sealed record RunJoiningLink
{
    /// <summary>The run, which has at most one.</summary>
    public required OfferRunId RunId { get; init; }

    /// <summary>The address, https only. Never fetched by the server.</summary>
    public required string Url { get; init; }
}

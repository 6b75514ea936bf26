using System.Collections.Immutable;

namespace CpdGraph.Domain;

/// <summary>Whose numbers are asked for, and when.</summary>
public sealed record WorkforceRequest
{
    /// <summary>Organisations that are covered with all below them. Null: everyone, wherever they work.</summary>
    public ImmutableArray<OrganisationId>? Organisations { get; init; }

    /// <summary>Which tree of organisations counts.</summary>
    public OrganisationBasis Basis { get; init; }

    /// <summary>When.</summary>
    public required ReportPeriod Period { get; init; }

    /// <summary>Only coaches of these tiers. Empty: of any tier or none.</summary>
    public ImmutableArray<PracticeTier> Tiers { get; init; } = [];

    /// <summary>Whether the viewer may see each coach who is counted, so that nothing is hidden.</summary>
    public bool Exact { get; init; }

    /// <summary>The same text for requests that have the same answer from the same facts.</summary>
    public string Key => string.Join(
        '|',
        Organisations is { } organisations ? string.Join(',', organisations.Select(id => id.Value.ToString("N")).Order(StringComparer.Ordinal)) : "everyone",
        Basis,
        Period,
        string.Join(',', Tiers.Order()),
        Exact);
}

using CpdGraph.Domain;

namespace CpdGraph.Api.Features.Dashboards;

/// <summary>Type <c>CompletionFact</c>. Columns in the order in which a file has them.</summary>
internal sealed record CompletionFactShown
{
    public DateOnly? Month { get; init; }

    public string? OrganisationOdsCode { get; init; }

    public string? OrganisationName { get; init; }

    public PracticeTier? Tier { get; init; }

    public ProviderKind? ProviderKind { get; init; }

    public OfferChannel? OfferChannel { get; init; }

    public OfferFormat? OfferFormat { get; init; }

    public string? AreaCode { get; init; }

    public string? AreaName { get; init; }

    public string? CompetencyCode { get; init; }

    public string? FundingStreamCode { get; init; }

    public int? CompletionCount { get; init; }

    public int? CoachCount { get; init; }

    public int? CpdMinutes { get; init; }

    public decimal? FundedAmount { get; init; }

    public bool Suppressed { get; init; }

    /// <summary>A row, with the names that the catalogue has for what it is of.</summary>
    public static CompletionFactShown Of(CompletionRow row, CatalogueView catalogue)
    {
        var shown = new CompletionFactShown
        {
            CompletionCount = row.Shown.Events.Value,
            CoachCount = row.Shown.People.Value,
            CpdMinutes = row.Shown.Minutes,
            FundedAmount = row.Shown.Pence is { } pence ? new Money(pence).Amount : null,
            Suppressed = row.Shown.Events.Suppressed,
        };

        return row.Values.Aggregate(shown, (so, value) => value switch
        {
            DateOnly first => so with { Month = first },
            OrganisationId id => so with { OrganisationOdsCode = catalogue.Organisation(id)?.OdsCode, OrganisationName = catalogue.Organisation(id)?.Name },
            PracticeTier tier => so with { Tier = tier },
            ProviderKind kind => so with { ProviderKind = kind },
            OfferChannel channel => so with { OfferChannel = channel },
            OfferFormat format => so with { OfferFormat = format },
            CompetencyAreaId id => so with { AreaCode = catalogue.Area(id)?.Code, AreaName = catalogue.Area(id)?.Name },
            CompetencyId id => so with { CompetencyCode = catalogue.Competency(id)?.Code },
            FundingStreamId id => so with { FundingStreamCode = catalogue.FundingStream(id)?.Code },
            _ => so,
        });
    }
}

/// <summary>Type <c>CompletionFactPage</c>.</summary>
internal sealed record CompletionFactPageShown(IReadOnlyList<CompletionFactShown> Rows, int RowCount, string? NextCursor, DateOnly SnapshotOf, string CsvUrl);

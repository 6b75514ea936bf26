using CpdGraph.Domain;

namespace CpdGraph.Data.Tests;

/// <summary>One row of each kind with every member set, and one with only what it must have. They refer to each other.</summary>
internal static class SampleRows
{
    public static readonly DateTimeOffset Moment = new DateTimeOffset(2026, 11, 3, 14, 5, 6, 789, TimeSpan.Zero).AddMicroseconds(12);
    public static readonly DateOnly Day = new(2026, 11, 3);

    /// <summary>New ones at each call. Each subject refers to rows of those before it.</summary>
    public static CatalogueRows All()
    {
        var rows = SampleOrganisations.AddTo(new CatalogueRows());
        rows = SampleFrameworks.AddTo(rows);
        rows = SampleFunding.AddTo(rows);
        rows = SampleProviders.AddTo(rows);
        rows = SampleOffers.AddTo(rows);
        rows = SampleRuns.AddTo(rows);
        return SamplePathways.AddTo(rows);
    }

    public static IEnumerable<ICatalogueRecord> Of(CatalogueRows rows) => typeof(CatalogueRows).GetProperties()
        .Select(property => property.GetValue(rows))
        .OfType<System.Collections.IEnumerable>()
        .SelectMany(list => list.Cast<ICatalogueRecord>());
}

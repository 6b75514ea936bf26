using CpdGraph.Domain;

namespace CpdGraph.Data.Tests;

/// <summary>Runs of an offer, of which the first was called off.</summary>
internal static class SampleRuns
{
    public static CatalogueRows AddTo(CatalogueRows rows)
    {
        var offer = rows.Offers[0];
        var run = new OfferRun
        {
            Id = OfferRunId.New(SampleRows.Moment),
            OfferId = offer.Id,
            StartsAt = SampleRows.Moment,
            EndsAt = SampleRows.Moment.AddDays(8),
            Sessions =
            [
                new() { Key = "b", StartsAt = SampleRows.Moment, EndsAt = SampleRows.Moment.AddHours(2), Title = "One", Venue = new() { Postcode = "AB1 2CD" } },
                new() { Key = "a", StartsAt = SampleRows.Moment.AddDays(7), EndsAt = SampleRows.Moment.AddDays(8) },
            ],
            SessionsNeeded = 1,
            Venue = new() { Name = "Hall", Address = "1 Street" },
            Capacity = 12,
            WaitingListOpen = true,
            BookingOpensAt = SampleRows.Moment.AddDays(-30),
            BookingClosesAt = SampleRows.Moment.AddDays(-3),
            BookingUrl = "https://example.org/book",
            ApprovalNeeded = true,
            CancellationNoticeDays = 7,
            Price = new() { Free = true },
            ExternalReferences = [new("booking", "R-1")],
            CancelledAt = SampleRows.Moment,
            CancellationReason = "Snow",
            Provenance = Provenance.Illustrative,
            SourceReference = "Us",
            Revision = 4,
            CreatedAt = SampleRows.Moment,
            UpdatedAt = SampleRows.Moment,
        };
        var bareRun = new OfferRun
        {
            Id = OfferRunId.New(SampleRows.Moment),
            OfferId = offer.Id,
            StartsAt = SampleRows.Moment,
            EndsAt = SampleRows.Moment,
            Sessions = [new() { Key = "1", StartsAt = SampleRows.Moment, EndsAt = SampleRows.Moment }],
            Price = new(),
            Provenance = Provenance.Illustrative,
            Revision = 1,
            CreatedAt = SampleRows.Moment,
            UpdatedAt = SampleRows.Moment,
        };

        return rows with
        {
            Runs = [run, bareRun],
        };
    }
}

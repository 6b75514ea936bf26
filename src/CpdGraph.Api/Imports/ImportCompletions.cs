using System.Collections.Immutable;
using CpdGraph.Data;
using CpdGraph.Domain;
using Microsoft.EntityFrameworkCore;

namespace CpdGraph.Api.Imports;

/// <summary>What coaches have completed. The same coach, offer and day are imported once.</summary>
internal sealed class ImportCompletions : IImportDataset
{
    public string Name => "completions";

    public ImmutableArray<ImportColumn> Columns { get; } =
    [
        new("coach_email", "ada@example.org", IsNeeded: true, "email", "e-mail address", "coach"),
        new("offer", "health-coaching-core", IsNeeded: true, "slug", "course", "offer slug", "training"),
        new("occurred_on", "14/03/2025", IsNeeded: true, "date", "completed on", "completion date", "end date"),
        new("outcome", "PASSED", IsNeeded: false, "result"),
        new("cpd_minutes", "360", IsNeeded: false, "minutes"),
        new("days_attended", "", IsNeeded: false, "days"),
        new("cost", "", IsNeeded: false, "price", "cost gbp"),
        new("funding_stream", "", IsNeeded: false, "funding", "paid by", "funded by"),
        new("evidence_url", "", IsNeeded: false, "certificate", "link"),
    ];

    public async Task ReadAsync(IReadOnlyList<ImportCells> rows, ImportWork work, CancellationToken cancellation)
    {
        var known = await KnownCoaches.ReadAsync(work.Database, cancellation);
        var withdrawn = await work.Database.OfferWithdrawals.ToDictionaryAsync(row => row.OfferId, row => LondonCalendar.DayOf(row.WithdrawnAt), cancellation);
        var streams = (await work.Database.FundingStreams.ToListAsync(cancellation)).ToLookup(stream => stream.Code, StringComparer.OrdinalIgnoreCase);
        var recorded = await RecordedAsync(work.Database, cancellation);
        var seen = new Dictionary<(CoachId, OfferId, DateOnly), int>();

        foreach (var cells in rows)
        {
            var (coach, history) = (known.Coach(cells, "coach_email"), History(cells, withdrawn, work.Catalogue));
            var stream = Stream(cells, streams);
            var claim = Claim(cells, history, stream);

            if (coach is null || history is null || claim is null)
            {
                continue;
            }

            var key = (coach.Id, history.Offer.Id, claim.OccurredOn);

            if (!seen.TryAdd(key, cells.Row))
            {
                cells.Refuse(null, $"Row {seen[key]} says the same: this coach, offer and day. Remove one of them.");
            }
            else if (recorded.Contains(key))
            {
                work.Unchanged++;
            }
            else
            {
                Decide(cells, claim, Employment.On(known.EmploymentsOf(coach.Id), claim.OccurredOn)?.OrganisationId, coach.Id, work);
            }
        }
    }

    private static async Task<HashSet<(CoachId, OfferId, DateOnly)>> RecordedAsync(CpdContext db, CancellationToken cancellation)
    {
        // One that was rejected is not in the way; one that was replaced is, as its correction has the day and offer that are right.
        var rows = await db.Completions.Where(row => row.Verification != Verification.Rejected)
            .Select(row => new { row.CoachId, row.OfferId, row.OccurredOn }).ToListAsync(cancellation);

        return [.. rows.Select(row => (row.CoachId, row.OfferId, row.OccurredOn))];
    }

    private static OfferHistory? History(ImportCells cells, Dictionary<OfferId, DateOnly> withdrawn, CatalogueView catalogue)
    {
        var slug = cells.Needed("offer");

        if (slug.Length == 0)
        {
            return null;
        }

        if (catalogue.OfferBySlug(slug.ToLowerInvariant()) is not { } offer)
        {
            cells.Refuse("offer", "No offer has this slug. Take it from the offer's page or from the API: the field slug.");
            return null;
        }

        return new(offer.Record, [.. catalogue.VersionsOf(offer.Id)], withdrawn.TryGetValue(offer.Id, out var day) ? day : null);
    }

    private static FundingStream? Stream(ImportCells cells, ILookup<string, FundingStream> streams)
    {
        if (cells.Text("funding_stream") is not { } code)
        {
            return null;
        }

        var stream = streams[code].FirstOrDefault();

        if (stream is null)
        {
            cells.Refuse("funding_stream", "No funding stream has this code.", string.Join(", ", streams.Select(one => one.Key).Order(StringComparer.Ordinal)));
        }

        return stream;
    }

    private static CompletionClaim? Claim(ImportCells cells, OfferHistory? history, FundingStream? stream)
    {
        var (day, outcome, minutes) = (cells.Day("occurred_on"), cells.OneOf<CompletionOutcome>("outcome"), cells.Minutes("cpd_minutes"));
        var (days, cost, link) = (cells.Days("days_attended"), cells.Price("cost"), cells.Text("evidence_url"));

        if (cells.Problems == 0 && day is null)
        {
            cells.Needed("occurred_on");
        }

        return cells.Problems > 0 || day is null ? null : new CompletionClaim
        {
            Offer = new(history?.Offer.Slug ?? "", history),
            OccurredOn = day.Value,
            Outcome = outcome ?? CompletionOutcome.Attended,
            CpdMinutes = minutes,
            DaysAttended = days,
            Cost = cost is null ? null : new MoneyEntry(cost.Value),
            Funding = stream is null ? [] : [new FundingEntry { Stream = new(stream.Code, stream), SharePercent = 100 }],
            EvidenceUrl = link,
        };
    }

    private static void Decide(ImportCells cells, CompletionClaim claim, OrganisationId? employer, CoachId coach, ImportWork work) =>
        CompletionRules.Decide(claim, new CompletionFacts { CoachId = coach, RecorderId = work.Account, EmployerId = employer, Now = work.Now }).Match(
            done =>
            {
                work.Add("importCompletions", new(RecordKind.Completion, done.Completion.Id.Value), coach, [done.Completion, .. done.Funding]);
                return true;
            },
            errors =>
            {
                ImportWork.Refuse(cells, errors, ColumnOf);
                return false;
            });

    private static string? ColumnOf(string field) => field.Split('.')[0] switch
    {
        "offer" => "offer",
        "occurredOn" => "occurred_on",
        "cpdMinutes" => "cpd_minutes",
        "daysAttended" => "days_attended",
        "cost" => "cost",
        "funding" => "funding_stream",
        "evidenceUrl" => "evidence_url",
        _ => null,
    };
}

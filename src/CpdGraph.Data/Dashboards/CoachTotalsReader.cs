using System.Collections.Immutable;
using CpdGraph.Domain;
using Microsoft.EntityFrameworkCore.Infrastructure;

namespace CpdGraph.Data;

/// <summary>Reads the records that coaches' totals are made of: of many coaches at once, and of each record only what is added up.</summary>
internal static class CoachTotalsReader
{
    // Both engines read it. What a kind of record has not got is null; the first says what type each column has.
    private const string Statement =
        """
        SELECT 0, coach_id, id, offer_version_id, replaces_id, occurred_on, CAST(NULL AS date), cpd_minutes, verification, CAST(NULL AS text)
        FROM completion WHERE coach_id IN ({0})
        UNION ALL SELECT 1, coach_id, completion_id, stream_id, employer_id, awarded_on, NULL, amount_pence, status, amount_currency
        FROM funding_award WHERE coach_id IN ({0})
        UNION ALL SELECT 2, coach_id, NULL, NULL, NULL, occurred_on, NULL, cpd_minutes, verification, NULL
        FROM informal_learning WHERE coach_id IN ({0})
        UNION ALL SELECT 3, coach_id, NULL, run_id, employer_id, NULL, NULL, NULL, status, NULL
        FROM enrolment WHERE coach_id IN ({0})
        UNION ALL SELECT 4, coach_id, id, organisation_id, NULL, started_on, ended_on, NULL, NULL, NULL
        FROM employment WHERE coach_id IN ({0})
        UNION ALL SELECT 5, coach_id, NULL, NULL, NULL, awarded_on, revoked_on, NULL, tier, NULL
        FROM tier_award WHERE coach_id IN ({0})
        """;

    /// <summary>The records of these coaches, each coach once, in one statement. One entry per coach, same order.</summary>
    public static async Task<IReadOnlyList<CoachTotalsFacts>> FactsAsync(CpdContext db, IReadOnlyCollection<CoachId> coaches, CancellationToken cancellation)
    {
        var records = coaches.ToDictionary(coach => coach, _ => new Records());
        var places = string.Join(", ", coaches.Select((_, place) => $"${place + 1}"));
        await PlainReads.ReadAsync(
            db,
            db.GetService<SqlLog>(),
            Statement.Replace("{0}", places, StringComparison.Ordinal),
            [.. coaches.Select(coach => (object)coach.Value)],
            cells => Take(cells, records),
            cancellation);

        return [.. coaches.Select(coach => records[coach].Of(coach))];
    }

    // Always true: what is read stands in the records of its coach.
    private static bool Take(RowCells cells, Dictionary<CoachId, Records> records)
    {
        var (kind, of) = (cells.Number(), records[cells.Id<CoachId>()]);

        switch (kind)
        {
            case 0:
                of.Completions.Add(Completion(cells));
                break;
            case 1:
                of.Awards.Add(Award(cells));
                break;
            case 2:
                of.Informal.Add(Informal(cells));
                break;
            case 3:
                of.Places.Add(Place(cells));
                break;
            case 4:
                of.Posts.Add(Post(cells));
                break;
            default:
                of.Tiers.Add(Tier(cells));
                break;
        }

        return true;
    }

    private static TotalledCompletion Completion(RowCells cells)
    {
        var (id, version, replaces, day) = (cells.Id<CompletionId>(), cells.Id<OfferVersionId>(), cells.IdOrNull<CompletionId>(), cells.Day());
        cells.Skip();

        return new(id, version, day, cells.Number(), cells.Value<Verification>(), replaces);
    }

    private static TotalledAward Award(RowCells cells)
    {
        var (completion, stream, employer, day) = (cells.IdOrNull<CompletionId>(), cells.Id<FundingStreamId>(), cells.IdOrNull<OrganisationId>(), cells.Day());
        cells.Skip();
        var (pence, status, currency) = (cells.LongNumberOrNull(), cells.Value<FundingStatus>(), cells.TextOrNull());

        return new(completion, stream, employer, day, status, pence is { } amount ? new Money(amount, currency!) : null);
    }

    private static TotalledInformal Informal(RowCells cells)
    {
        cells.Skip(3);
        var day = cells.Day();
        cells.Skip();

        return new(day, cells.Number(), cells.Value<Verification>());
    }

    private static TotalledPlace Place(RowCells cells)
    {
        cells.Skip();
        var (run, employer) = (cells.Id<OfferRunId>(), cells.IdOrNull<OrganisationId>());
        cells.Skip(3);

        return new(run, employer, cells.Value<EnrolmentStatus>());
    }

    private static TotalledPost Post(RowCells cells)
    {
        var (id, employer) = (cells.Id<EmploymentId>(), cells.Id<OrganisationId>());
        cells.Skip();

        return new(id, employer, cells.Day(), cells.DayOrNull());
    }

    private static TotalledTier Tier(RowCells cells)
    {
        cells.Skip(3);
        var (awarded, revoked) = (cells.Day(), cells.DayOrNull());
        cells.Skip();

        return new(cells.Value<PracticeTier>(), awarded, revoked);
    }

    private sealed class Records
    {
        public ImmutableArray<TotalledCompletion>.Builder Completions { get; } = ImmutableArray.CreateBuilder<TotalledCompletion>();

        public ImmutableArray<TotalledAward>.Builder Awards { get; } = ImmutableArray.CreateBuilder<TotalledAward>();

        public ImmutableArray<TotalledInformal>.Builder Informal { get; } = ImmutableArray.CreateBuilder<TotalledInformal>();

        public ImmutableArray<TotalledPlace>.Builder Places { get; } = ImmutableArray.CreateBuilder<TotalledPlace>();

        public ImmutableArray<TotalledPost>.Builder Posts { get; } = ImmutableArray.CreateBuilder<TotalledPost>();

        public ImmutableArray<TotalledTier>.Builder Tiers { get; } = ImmutableArray.CreateBuilder<TotalledTier>();

        public CoachTotalsFacts Of(CoachId coach) => new()
        {
            CoachId = coach,
            Completions = Completions.DrainToImmutable(),
            Awards = Awards.DrainToImmutable(),
            Informal = Informal.DrainToImmutable(),
            Places = Places.DrainToImmutable(),
            Posts = Posts.DrainToImmutable(),
            Tiers = Tiers.DrainToImmutable(),
        };
    }
}

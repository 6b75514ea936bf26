using CpdGraph.Domain;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;

namespace CpdGraph.Data;

/// <summary>
/// Keeps <see cref="CoachTotals"/> in the transaction that changes what they add up. They are counted anew and not added to: whatever was wrong
/// before, and however two changes cross, the last one leaves what the records say. See docs/decisions/0030-totals-of-each-coach.md.
/// </summary>
internal static class CoachTotalsKeeper
{
    /// <summary>Coaches whose records are read, and totals written, in one statement.</summary>
    public const int CoachesAtOnce = 500;

    private const int Columns = 5;

    /// <returns>Coaches whose totals may become others by what is about to be saved. Changes were detected before.</returns>
    public static IReadOnlyCollection<CoachId> CoachesIn(CpdContext db)
    {
        HashSet<CoachId>? coaches = null;

        foreach (var entry in db.ChangeTracker.Entries())
        {
            if (entry.State is EntityState.Added or EntityState.Modified or EntityState.Deleted && CoachOf(entry.Entity) is { } coach && Matters(entry))
            {
                (coaches ??= []).Add(coach);
            }
        }

        return coaches is null ? [] : coaches;
    }

    /// <summary>
    /// Counts these coaches anew by what their transaction sees, and writes it. Nobody else counts them until the transaction ends; whoever waits
    /// reads afterwards what this one has written.
    /// </summary>
    public static async Task WriteAsync(CpdContext db, IReadOnlyCollection<CoachId> coaches, CancellationToken cancellation)
    {
        await db.LockTotalsAsync(coaches, cancellation);

        foreach (var some in coaches.Chunk(CoachesAtOnce))
        {
            var facts = await CoachTotalsReader.FactsAsync(db, some, cancellation);
            await WriteAsync(db, [.. facts.Select(CoachTotalsRules.Of)], cancellation);
        }
    }

    private static async Task WriteAsync(CpdContext db, CoachTotals[] totals, CancellationToken cancellation)
    {
        var rows = string.Join(", ", totals.Select((_, row) => $"({string.Join(", ", Enumerable.Range(row * Columns, Columns).Select(value => $"{{{value}}}"))})"));
        object[] values = [.. totals.SelectMany(one => new object[]
        {
            one.CoachId.Value, JsonText.Write(one.Learning), JsonText.Write(one.Spend), JsonText.Write(one.Informal), JsonText.Write(one.Booked),
        })];

        // Text made here: places of values, and nothing that anybody sent.
#pragma warning disable EF1002
        await db.Database.ExecuteSqlRawAsync(
            $"""
            INSERT INTO coach_totals (coach_id, learning, spend, informal, booked) VALUES {rows}
            ON CONFLICT (coach_id) DO UPDATE SET learning = excluded.learning, spend = excluded.spend, informal = excluded.informal, booked = excluded.booked
            """,
            values,
            cancellation);
#pragma warning restore EF1002
    }

    private static CoachId? CoachOf(object record) => record switch
    {
        Completion row => row.CoachId,
        FundingAward row => row.CoachId,
        InformalLearning row => row.CoachId,
        Enrolment row => row.CoachId,
        Employment row => row.CoachId,
        TierAward row => row.CoachId,
        _ => null,
    };

    // Most changes of a record are of its state, and few states count otherwise than the one before.
    private static bool Matters(EntityEntry entry) => entry.Entity switch
    {
        Completion => Differs<Verification>(entry, nameof(Completion.Verification), state => state == Verification.Rejected)
            || Differs(entry, nameof(Completion.OfferVersionId), nameof(Completion.OccurredOn), nameof(Completion.CpdMinutes), nameof(Completion.ReplacesId)),
        FundingAward => AnyState<FundingStatus>(entry, nameof(FundingAward.Status), CoachTotalsRules.IsPaid),
        InformalLearning => Differs<Verification>(entry, nameof(InformalLearning.Verification), state => state == Verification.Rejected)
            || Differs(entry, nameof(InformalLearning.OccurredOn), nameof(InformalLearning.CpdMinutes)),
        Enrolment => AnyState<EnrolmentStatus>(entry, nameof(Enrolment.Status), EnrolmentStatuses.TakesPlace)
            && Differs(entry, nameof(Enrolment.Status), nameof(Enrolment.RunId), nameof(Enrolment.EmployerId)),
        Employment => Differs(entry, nameof(Employment.OrganisationId), nameof(Employment.StartedOn), nameof(Employment.EndedOn)),
        _ => Differs(entry, nameof(TierAward.Tier), nameof(TierAward.AwardedOn), nameof(TierAward.RevokedOn)),
    };

    /// <summary>Whether any of the members is another than before. Of what is added or removed, all are.</summary>
    private static bool Differs(EntityEntry entry, params ReadOnlySpan<string> members)
    {
        foreach (var member in members)
        {
            if (entry.State != EntityState.Modified || !Equals(entry.Property(member).OriginalValue, entry.Property(member).CurrentValue))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Whether the state counts otherwise than before. Of what is added or removed, every one does.</summary>
    private static bool Differs<TState>(EntityEntry entry, string member, Func<TState, bool> counts) =>
        entry.State != EntityState.Modified || counts((TState)entry.Property(member).OriginalValue!) != counts((TState)entry.Property(member).CurrentValue!);

    /// <summary>Whether the state counts, or did before.</summary>
    private static bool AnyState<TState>(EntityEntry entry, string member, Func<TState, bool> counts) =>
        counts((TState)entry.Property(member).CurrentValue!) || (entry.State == EntityState.Modified && counts((TState)entry.Property(member).OriginalValue!));
}

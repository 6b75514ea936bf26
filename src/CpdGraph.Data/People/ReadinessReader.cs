using System.Collections.Immutable;
using CpdGraph.Domain;

namespace CpdGraph.Data;

/// <summary>Reads what coaches' readiness is decided by. Team views ask for it of many coaches at once.</summary>
public sealed class ReadinessReader(CpdContext db, SqlLog log)
{
    // Both engines read it. A confirmation stands in the columns of a completion that are of its own types.
    private const string Statement =
        """
        SELECT 'Completion', id, coach_id, offer_id, offer_version_id, run_id, occurred_on, expires_on, cpd_minutes, days_attended, outcome, verification,
            checked_by_id, checked_by_name, checked_at, rejection_reason, cost_pence, cost_currency, evidence_url, replaces_id,
            recorded_by_id, recorded_at, updated_at
        FROM completion WHERE coach_id IN ({0})
        UNION ALL
        SELECT 'Confirmation', id, coach_id, employment_id, confirmed_by_id, NULL, met_on, NULL, NULL, NULL, requirement_code, confirmed_by_name,
            NULL, note, confirmed_at, NULL, NULL, NULL, NULL, NULL,
            NULL, NULL, NULL
        FROM readiness_confirmation WHERE coach_id IN ({0})
        """;

    /// <summary>All completions and confirmations of these coaches, each coach once, in one statement. Every coach is a key.</summary>
    public async Task<IReadOnlyDictionary<CoachId, ReadinessRecords>> OfCoachesAsync(IReadOnlyList<CoachId> coaches, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(coaches);

        var places = string.Join(", ", coaches.Select((_, place) => $"${place + 1}"));
        var rows = await PlainReads.ReadAsync(
            db, log, Statement.Replace("{0}", places, StringComparison.Ordinal), [.. coaches.Select(coach => (object)coach.Value)], Row, cancellation);
        var completions = rows.Select(row => row.Completion).OfType<Completion>().ToLookup(row => row.CoachId);
        var confirmations = rows.Select(row => row.Confirmation).OfType<ReadinessConfirmation>().ToLookup(row => row.CoachId);

        return coaches.ToDictionary(coach => coach, coach => new ReadinessRecords([.. completions[coach]], [.. confirmations[coach]]));
    }

    private static (Completion? Completion, ReadinessConfirmation? Confirmation) Row(RowCells cells) =>
        cells.Text() == "Completion" ? (RecordReader.Completion(cells), null) : (null, Confirmation(cells));

    private static ReadinessConfirmation Confirmation(RowCells cells)
    {
        var (id, coach, post, confirmer) = (cells.Id<ReadinessConfirmationId>(), cells.Id<CoachId>(), cells.IdOrNull<EmploymentId>(), cells.Id<PrincipalId>());
        cells.IdOrNull<OfferRunId>();
        var metOn = cells.Day();
        cells.DayOrNull();
        cells.NumberOrNull();
        cells.DecimalOrNull();
        var (code, name) = (cells.Text(), cells.Text());
        cells.IdOrNull<PrincipalId>();

        return new()
        {
            Id = id,
            CoachId = coach,
            EmploymentId = post,
            ConfirmedById = confirmer,
            MetOn = metOn,
            RequirementCode = code,
            ConfirmedByName = name,
            Note = cells.TextOrNull(),
            ConfirmedAt = cells.Moment(),
        };
    }
}

/// <summary>What is kept of one coach that readiness is decided by, in any order.</summary>
public sealed record ReadinessRecords(ImmutableArray<Completion> Completions, ImmutableArray<ReadinessConfirmation> Confirmations);

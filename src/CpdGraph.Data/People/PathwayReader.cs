using System.Collections.Immutable;
using CpdGraph.Domain;

namespace CpdGraph.Data;

/// <summary>Reads which pathways coaches are on and what supervisors confirmed of them. Team views ask for it of many coaches at once.</summary>
public sealed class PathwayReader(CpdContext db, SqlLog log)
{
    // Both engines read it. A confirmation stands in the columns of a start that are of its own types.
    private const string Statement =
        """
        SELECT 'Start', id, coach_id, pathway_id, started_on, recorded_by_id, recorded_at, leave_reason, left_on, NULL, NULL
        FROM pathway_start WHERE coach_id IN ({0})
        UNION ALL
        SELECT 'Confirmation', id, coach_id, pathway_id, met_on, confirmed_by_id, confirmed_at, note, NULL, step_key, confirmed_by_name
        FROM pathway_confirmation WHERE coach_id IN ({0})
        """;

    /// <summary>All times on pathways and all confirmations of these coaches, each coach once, in one statement. Every coach is a key.</summary>
    public async Task<IReadOnlyDictionary<CoachId, PathwayRecords>> OfCoachesAsync(IReadOnlyList<CoachId> coaches, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(coaches);

        var places = string.Join(", ", coaches.Select((_, place) => $"${place + 1}"));
        var rows = await PlainReads.ReadAsync(
            db, log, Statement.Replace("{0}", places, StringComparison.Ordinal), [.. coaches.Select(coach => (object)coach.Value)], Row, cancellation);
        var starts = rows.Select(row => row.Start).OfType<PathwayStart>().ToLookup(row => row.CoachId);
        var confirmations = rows.Select(row => row.Confirmation).OfType<PathwayConfirmation>().ToLookup(row => row.CoachId);

        return coaches.ToDictionary(coach => coach, coach => new PathwayRecords([.. starts[coach]], [.. confirmations[coach]]));
    }

    private static (PathwayStart? Start, PathwayConfirmation? Confirmation) Row(RowCells cells) =>
        cells.Text() == "Start" ? (Start(cells), null) : (null, Confirmation(cells));

    private static PathwayStart Start(RowCells cells) => new()
    {
        Id = cells.Id<PathwayStartId>(),
        CoachId = cells.Id<CoachId>(),
        PathwayId = cells.Id<PathwayId>(),
        StartedOn = cells.Day(),
        RecordedById = cells.Id<PrincipalId>(),
        RecordedAt = cells.Moment(),
        LeaveReason = cells.TextOrNull(),
        LeftOn = cells.DayOrNull(),
    };

    private static PathwayConfirmation Confirmation(RowCells cells)
    {
        var (id, coach, pathway) = (cells.Id<PathwayConfirmationId>(), cells.Id<CoachId>(), cells.Id<PathwayId>());
        var (metOn, confirmer, at, note) = (cells.Day(), cells.Id<PrincipalId>(), cells.Moment(), cells.TextOrNull());
        cells.DayOrNull();

        return new()
        {
            Id = id,
            CoachId = coach,
            PathwayId = pathway,
            MetOn = metOn,
            ConfirmedById = confirmer,
            ConfirmedAt = at,
            Note = note,
            StepKey = cells.Text(),
            ConfirmedByName = cells.Text(),
        };
    }
}

/// <summary>What is kept of one coach about pathways, in any order: times that have ended too.</summary>
public sealed record PathwayRecords(ImmutableArray<PathwayStart> Starts, ImmutableArray<PathwayConfirmation> Confirmations);

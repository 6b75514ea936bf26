using System.Collections.Immutable;
using CpdGraph.Domain;

namespace CpdGraph.Data;

/// <summary>
/// Reads in one statement what was arranged and held of the supervision of coaches up to a day: who gives it with their tier on the day, and
/// for each kind the last meeting that counts, with the minutes of three months. The database adds up, so that a long past costs nothing.
/// </summary>
public sealed class SupervisionReader(CpdContext db, SqlLog log)
{
    /// <summary>The facts of these coaches; those of a coach without any are empty.</summary>
    /// <param name="coaches">Whom the caller may see.</param>
    /// <param name="policies">Rules of all days: each meeting is held against the rule of its day.</param>
    /// <returns>One entry a coach, without employments.</returns>
    public async Task<IReadOnlyDictionary<CoachId, SupervisionFacts>> OfCoachesAsync(
        IReadOnlyCollection<CoachId> coaches, IReadOnlyCollection<SupervisionPolicy> policies, DateOnly day, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(coaches);
        ArgumentNullException.ThrowIfNull(policies);

        if (coaches.Count == 0)
        {
            return new Dictionary<CoachId, SupervisionFacts>();
        }

        var statement = SupervisionStatement.Of(coaches, SupervisionDemand.Of(policies), day);
        var rows = await PlainReads.ReadAsync(db, log, statement.Text, statement.Values, cells => SupervisionRow.Read(cells, day), cancellation);
        var arranged = rows.Where(row => row.Arranged is not null).ToLookup(row => row.CoachId, row => row.Arranged!);
        var held = rows.Where(row => row.Held is not null).ToLookup(row => row.CoachId, row => row.Held!);

        return coaches.Distinct().ToDictionary(coach => coach, coach => new SupervisionFacts { Arranged = [.. arranged[coach]], Held = [.. held[coach]] });
    }
}

/// <summary>One row of the answer: an arrangement, or what was held of one kind. Never a table.</summary>
internal sealed record SupervisionRow(CoachId CoachId, ArrangedSupervision? Arranged, HeldSupervision? Held)
{
    /// <summary>Takes the cells in the order of the statement.</summary>
    public static SupervisionRow Read(RowCells cells, DateOnly day)
    {
        var isHeld = cells.Text() == "Held";
        var coach = cells.Id<CoachId>();
        var kind = cells.Value<SupervisionKind>();
        var first = cells.DayOrNull();

        return isHeld
            ? new(coach, null, new HeldSupervision(kind, first, Minutes(cells), Minutes(cells), Minutes(cells), Minutes(cells)))
            : new(coach, Arrangement(cells, kind, first!.Value, day), null);
    }

    private static int Minutes(RowCells cells) => checked((int)cells.LongNumber());

    private static ArrangedSupervision Arrangement(RowCells cells, SupervisionKind kind, DateOnly startsOn, DateOnly day)
    {
        // The minutes are of the other kind of row.
        for (var cell = 0; cell < SupervisionStatement.Sums; cell++)
        {
            cells.LongNumber();
        }

        var endsOn = cells.DayOrNull();
        var supervisor = new Supervisor
        {
            Id = cells.Id<SupervisorId>(),
            DisplayName = cells.Text(),
            Email = cells.TextOrNull(),
            OrganisationId = cells.IdOrNull<OrganisationId>(),
            CoachId = cells.IdOrNull<CoachId>(),
            PrincipalId = cells.IdOrNull<PrincipalId>(),
            ClinicalRegistrations = cells.List<ProfessionalRegistration>(),
            CapacityMinutesPerMonth = cells.NumberOrNull(),
            KnownTiers = cells.List<KnownTier>(),
            ErasedAt = cells.MomentOrNull(),
            Revision = cells.Number(),
            CreatedAt = cells.Moment(),
            UpdatedAt = cells.Moment(),
        };

        // Null: never recognised in a record of their own, so that what is known from elsewhere counts. Empty: recognised, and nothing is live.
        var tier = cells.TextOrNull() switch
        {
            null => SupervisorTier.On(supervisor, [], day),
            "" => (PracticeTier?)null,
            var own => Enum.Parse<PracticeTier>(own),
        };

        return new(kind, startsOn, endsOn, supervisor, tier);
    }
}

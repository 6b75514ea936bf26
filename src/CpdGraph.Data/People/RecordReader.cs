using CpdGraph.Domain;

namespace CpdGraph.Data;

/// <summary>The records of one coach that nearly every visit asks for. Everything else about people is asked for by queries of the context.</summary>
public sealed class RecordReader(CpdContext db, SqlLog log)
{
    private const string CoachStatement =
        """
        SELECT coach.id, display_name, email, principal_id, registrations, specialism_ids, erased_at, revision, created_at, updated_at,
            employment.id, organisation_id, placed_with_id, job_title, started_on, ended_on, whole_time_equivalent, funded_by_arrs
        FROM coach LEFT JOIN employment ON employment.coach_id = coach.id
        WHERE coach.id = $1
        """;

    private const string CompletionsStatement =
        """
        SELECT id, coach_id, offer_id, offer_version_id, run_id, occurred_on, expires_on, cpd_minutes, days_attended, outcome, verification,
            checked_by_id, checked_by_name, checked_at, rejection_reason, cost_pence, cost_currency, evidence_url, replaces_id,
            recorded_by_id, recorded_at, updated_at
        FROM completion
        WHERE coach_id = $1 ORDER BY occurred_on DESC, id DESC LIMIT $2
        """;

    /// <summary>A coach with all employments in any order, in one statement. Null when there is none of this id.</summary>
    public async Task<(Coach Coach, IReadOnlyList<Employment> Employments)?> CoachAsync(CoachId id, CancellationToken cancellation)
    {
        var rows = await PlainReads.ReadAsync(db, log, CoachStatement, [id.Value], CoachWithEmployment, cancellation);

        return rows is [] ? null : (rows[0].Coach, [.. rows.Select(row => row.Employment).OfType<Employment>()]);
    }

    /// <summary>The latest completions of a coach, latest first; of one day, the one recorded last.</summary>
    public Task<List<Completion>> LatestCompletionsAsync(CoachId coach, int count, CancellationToken cancellation) =>
        PlainReads.ReadAsync(db, log, CompletionsStatement, [coach.Value, count], Completion, cancellation);

    private static (Coach Coach, Employment? Employment) CoachWithEmployment(RowCells cells)
    {
        var coach = new Coach
        {
            Id = cells.Id<CoachId>(),
            DisplayName = cells.Text(),
            Email = cells.TextOrNull(),
            PrincipalId = cells.IdOrNull<PrincipalId>(),
            Registrations = cells.List<ProfessionalRegistration>(),
            SpecialismIds = cells.List<SpecialismId>(),
            ErasedAt = cells.MomentOrNull(),
            Revision = cells.Number(),
            CreatedAt = cells.Moment(),
            UpdatedAt = cells.Moment(),
        };

        return (coach, cells.IdOrNull<EmploymentId>() is not { } id ? null : new Employment
        {
            Id = id,
            CoachId = coach.Id,
            OrganisationId = cells.Id<OrganisationId>(),
            PlacedWithId = cells.IdOrNull<OrganisationId>(),
            JobTitle = cells.Text(),
            StartedOn = cells.Day(),
            EndedOn = cells.DayOrNull(),
            WholeTimeEquivalent = cells.DecimalOrNull(),
            FundedByArrs = cells.Flag(),
        });
    }

    /// <summary>Takes the cells of a completion in the order of the statement above.</summary>
    internal static Completion Completion(RowCells cells) => new()
    {
        Id = cells.Id<CompletionId>(),
        CoachId = cells.Id<CoachId>(),
        OfferId = cells.Id<OfferId>(),
        OfferVersionId = cells.Id<OfferVersionId>(),
        RunId = cells.IdOrNull<OfferRunId>(),
        OccurredOn = cells.Day(),
        ExpiresOn = cells.DayOrNull(),
        CpdMinutes = cells.Number(),
        DaysAttended = cells.DecimalOrNull(),
        Outcome = cells.Value<CompletionOutcome>(),
        Verification = cells.Value<Verification>(),
        CheckedById = cells.IdOrNull<PrincipalId>(),
        CheckedByName = cells.TextOrNull(),
        CheckedAt = cells.MomentOrNull(),
        RejectionReason = cells.TextOrNull(),
        Cost = cells.MoneyOrNull(),
        EvidenceUrl = cells.TextOrNull(),
        ReplacesId = cells.IdOrNull<CompletionId>(),
        RecordedById = cells.Id<PrincipalId>(),
        RecordedAt = cells.Moment(),
        UpdatedAt = cells.Moment(),
    };
}

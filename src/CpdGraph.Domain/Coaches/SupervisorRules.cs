using System.Collections.Immutable;

namespace CpdGraph.Domain;

/// <summary>Decides on records of supervisors: people who need not be coaches here.</summary>
public static class SupervisorRules
{
    /// <summary>Most minutes a month that somebody may offer: as many as a month of 31 days has.</summary>
    public const int MaximumCapacity = 31 * 24 * 60;

    private const string New = "supervisor";
    private const string Changed = "changes";

    /// <summary>Decides whether a supervisor may be registered.</summary>
    /// <returns>The record, or every mistake found.</returns>
    public static Outcome<Supervisor, SupervisorError> Register(SupervisorDetails details, SupervisorFacts facts)
    {
        ArgumentNullException.ThrowIfNull(details);
        ArgumentNullException.ThrowIfNull(facts);

        var check = new InputCheck();
        var blank = new Supervisor { Id = SupervisorId.New(facts.Now), DisplayName = "", Revision = 1, CreatedAt = facts.Now, UpdatedAt = facts.Now };
        var supervisor = Read(details with { DisplayName = Edit<string?>.To(details.DisplayName.Or(null)) }, blank, facts, check, New);
        ImmutableArray<SupervisorError> errors = [.. check.As(problem => new SupervisorError.Input(problem)), .. Links(details, blank, facts, New)];

        return errors.IsEmpty ? supervisor : errors;
    }

    /// <summary>Decides whether changes of a supervisor's record may stand.</summary>
    /// <returns>The record after the change and what changed, or every mistake found.</returns>
    public static Outcome<Change<Supervisor>, SupervisorError> Update(
        Supervisor supervisor, SupervisorDetails changes, int expectedRevision, SupervisorFacts facts)
    {
        ArgumentNullException.ThrowIfNull(supervisor);
        ArgumentNullException.ThrowIfNull(changes);
        ArgumentNullException.ThrowIfNull(facts);

        var isOwn = supervisor.Id == facts.Caller.SupervisorId;

        if (!isOwn && !facts.Caller.Has(Standing.Steward))
        {
            return new SupervisorError.NotTheirs("id");
        }

        var check = new InputCheck();
        var next = Read(changes, supervisor, facts, check, Changed);
        var errors = ImmutableArray.CreateBuilder<SupervisorError>();
        errors.AddRange(check.As(problem => new SupervisorError.Input(problem)));
        errors.AddRange(Links(changes, supervisor, facts, Changed));

        if (isOwn && changes.Tier is not null)
        {
            errors.Add(new SupervisorError.OwnQualification(Changed, "tier"));
        }

        if (isOwn && changes.ClinicalRegistrations.IsGiven)
        {
            errors.Add(new SupervisorError.OwnQualification(Changed, "clinicalRegistrations"));
        }

        if (expectedRevision != supervisor.Revision)
        {
            errors.Add(new SupervisorError.Stale(expectedRevision, supervisor.Revision));
        }

        if (errors.Count > 0)
        {
            return errors.ToImmutable();
        }

        var fields = new ChangedFields()
            .Note("displayName", supervisor.DisplayName, next.DisplayName)
            .Note("email", supervisor.Email, next.Email)
            .Note("organisationId", supervisor.OrganisationId, next.OrganisationId)
            .Note("coachId", supervisor.CoachId, next.CoachId)
            .NoteList("clinicalRegistrations", supervisor.ClinicalRegistrations, next.ClinicalRegistrations)
            .NoteList("tier", supervisor.KnownTiers, next.KnownTiers)
            .Note("capacityMinutesPerMonth", supervisor.CapacityMinutesPerMonth, next.CapacityMinutesPerMonth)
            .ToImmutable();

        return fields.IsEmpty
            ? new Change<Supervisor>(supervisor, fields)
            : new Change<Supervisor>(next with { Revision = supervisor.Revision + 1, UpdatedAt = facts.Now }, fields);
    }

    private static Supervisor Read(SupervisorDetails typed, Supervisor before, SupervisorFacts facts, InputCheck check, string at)
    {
        var today = LondonCalendar.DayOf(facts.Now);
        var capacity = typed.CapacityMinutesPerMonth.Or(before.CapacityMinutesPerMonth);
        check.Within(typed.CapacityMinutesPerMonth.IsGiven ? capacity : null, 0, MaximumCapacity, at, "capacityMinutesPerMonth");

        return before with
        {
            DisplayName = typed.DisplayName.IsGiven
                ? check.Needed(typed.DisplayName.Or(null), TextRule.Name with { AboutWork = true }, at, "displayName")
                : before.DisplayName,
            Email = typed.Email.IsGiven ? check.Email(typed.Email.Or(null), at, "email") : before.Email,
            OrganisationId = typed.Organisation.IsGiven ? check.Find(typed.Organisation.Or(null), at, "organisationId")?.Id : before.OrganisationId,
            CoachId = typed.Coach.IsGiven ? check.Find(typed.Coach.Or(null), at, "coachId")?.Id : before.CoachId,
            ClinicalRegistrations = typed.ClinicalRegistrations.IsGiven
                ? CoachRules.ReadRegistrations(typed.ClinicalRegistrations.Or([]), today, check, at, "clinicalRegistrations")
                : before.ClinicalRegistrations,
            KnownTiers = typed.Tier is { } tier ? WithTier(tier, before, typed.Coach.IsGiven ? typed.Coach.Or(null) is not null : before.CoachId is not null, today, check, at) : before.KnownTiers,
            CapacityMinutesPerMonth = capacity,
        };
    }

    // What was known stays: a tier is added with its day, and what counted before goes on counting for the days before.
    private static ImmutableArray<KnownTier> WithTier(KnownTier typed, Supervisor before, bool isCoach, DateOnly today, InputCheck check, string at)
    {
        var basis = check.Needed(typed.Basis, TextRule.Reason, at, "tier", "basis");
        var recognisedBy = check.Needed(typed.RecognisedBy, TextRule.Name with { AboutWork = true }, at, "tier", "recognisedBy");

        if (isCoach)
        {
            check.Add(UserErrorCode.Invalid, "This supervisor is a coach here. Recognise the tier in their coach record instead.", at, "tier");
        }

        if (typed.AwardedOn > today)
        {
            check.Add(UserErrorCode.InFuture, "The day is in the future. Record the tier once it is recognised.", at, "tier", "awardedOn");
        }
        else if (typed.AwardedOn.Year < 1970)
        {
            check.Add(UserErrorCode.OutOfRange, "The date is before 1970. Check the year.", at, "tier", "awardedOn");
        }

        if (before.KnownTiers.Any(known => known.AwardedOn == typed.AwardedOn))
        {
            check.Add(UserErrorCode.Taken, "A tier is known from this day already. Choose the day on which the other one was recognised.", at, "tier", "awardedOn");
        }

        check.AtMost(before.KnownTiers.Length + 1, CoachRules.MaximumListed, at, "tier");

        return [.. before.KnownTiers.Append(typed with { Basis = basis, RecognisedBy = recognisedBy }).OrderBy(known => known.AwardedOn)];
    }

    // Who a supervisor is as a coach decides whom they may supervise and where their tier comes from.
    private static IEnumerable<SupervisorError> Links(SupervisorDetails typed, Supervisor before, SupervisorFacts facts, string at)
    {
        if (!typed.Coach.IsGiven)
        {
            yield break;
        }

        if (!facts.Caller.Has(Standing.Steward))
        {
            yield return new SupervisorError.StewardNeeded(at);
        }

        if (facts.SupervisorOfCoach is { } other && other != before.Id)
        {
            yield return new SupervisorError.CoachTaken(at, other);
        }

        var today = LondonCalendar.DayOf(facts.Now);

        if (facts.AssignmentsOfCoach.Any(row => row.SupervisorId == before.Id && (row.EndsOn is not { } last || last >= today)))
        {
            yield return new SupervisorError.SupervisesCoach(at);
        }
    }
}

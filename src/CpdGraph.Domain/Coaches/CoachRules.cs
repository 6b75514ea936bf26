using System.Collections.Immutable;

namespace CpdGraph.Domain;

/// <summary>Decides on registering coaches and on changes of their details.</summary>
public static class CoachRules
{
    /// <summary>Most specialisms or registrations of one coach.</summary>
    public const int MaximumListed = 20;

    /// <summary>Decides whether a coach may be registered.</summary>
    /// <param name="registrar">Who registers; an account of this service.</param>
    /// <param name="registrarAsSupervisor">The registrar as a supervisor. Null for a steward who is none.</param>
    /// <param name="entropy">Fresh random bytes for the invitation.</param>
    /// <param name="now">The request's instant, UTC.</param>
    /// <returns>The coach with all that is kept with the record, or every mistake found.</returns>
    public static Outcome<RegisteredCoach, RegisterCoachError> Register(
        CoachRegistration registration, PrincipalId registrar, Supervisor? registrarAsSupervisor, ReadOnlySpan<byte> entropy, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(registration);

        var today = LondonCalendar.DayOf(now);
        var work = registration.Employment;
        var check = new InputCheck();
        var name = check.Needed(registration.DisplayName, TextRule.Name, "displayName");
        var email = NeededEmail(registration.Email, check, "email");
        var employer = check.Find<Organisation>(work.Organisation, "employment", "organisationId");
        var placedWith = check.Find(work.PlacedWith, "employment", "placedWithId");
        var jobTitle = check.Needed(work.JobTitle, TextRule.Title, "employment", "jobTitle");
        var named = check.Find(registration.LineManager, "lineManagerId");
        var manager = named ?? registrarAsSupervisor;
        var specialisms = check.FindAll(registration.Specialisms, MaximumListed, "specialismIds");
        EmploymentRules.CheckDaysAndShare(work, today, check, "employment");

        var errors = ImmutableArray.CreateBuilder<RegisterCoachError>();
        errors.AddRange(check.As(problem => new RegisterCoachError.Input(problem)));

        if (employer is not null && !employer.IsOpenOn(work.StartedOn))
        {
            errors.Add(new RegisterCoachError.EmployerClosed(work.StartedOn));
        }

        if (placedWith is not null && !placedWith.IsOpenOn(work.StartedOn))
        {
            errors.Add(new RegisterCoachError.EmployerClosed(work.StartedOn) { Field = ["employment", "placedWithId"] });
        }

        if (errors.Count > 0 || employer is null)
        {
            return errors.ToImmutable();
        }

        var coach = new Coach
        {
            Id = CoachId.New(now),
            DisplayName = name,
            Email = email,
            SpecialismIds = [.. specialisms.Select(specialism => specialism.Id)],
            Revision = 1,
            CreatedAt = now,
            UpdatedAt = now,
        };

        return new RegisteredCoach(
            coach,
            new()
            {
                Id = EmploymentId.New(now),
                CoachId = coach.Id,
                OrganisationId = employer.Id,
                PlacedWithId = placedWith?.Id,
                JobTitle = jobTitle,
                StartedOn = work.StartedOn,
                WholeTimeEquivalent = work.WholeTimeEquivalent,
                FundedByArrs = work.FundedByArrs,
            },
            manager is null ? [] : [FirstSupervisor(coach.Id, manager.Id, today, now)],
            InvitationRules.Issue(coach, registrar, entropy, now));
    }

    /// <summary>Decides whether changes of a coach's details may stand.</summary>
    /// <returns>The record after the change and what changed, or every mistake found.</returns>
    public static Outcome<Change<Coach>, UpdateCoachProfileError> Update(Coach coach, CoachChanges changes, int expectedRevision, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(coach);
        ArgumentNullException.ThrowIfNull(changes);

        var check = new InputCheck();
        var next = coach with
        {
            DisplayName = changes.DisplayName.IsGiven
                ? check.Needed(changes.DisplayName.Or(null), TextRule.Name, "changes", "displayName")
                : coach.DisplayName,
            Email = changes.Email.IsGiven ? NeededEmail(changes.Email.Or(null), check, "changes", "email") : coach.Email,
            SpecialismIds = changes.Specialisms.IsGiven
                ? [.. check.FindAll(changes.Specialisms.Or([]), MaximumListed, "changes", "specialismIds").Select(specialism => specialism.Id)]
                : coach.SpecialismIds,
            Registrations = changes.Registrations.IsGiven
                ? ReadRegistrations(changes.Registrations.Or([]), LondonCalendar.DayOf(now), check, "changes", "registrations")
                : coach.Registrations,
        };

        var errors = ImmutableArray.CreateBuilder<UpdateCoachProfileError>();
        errors.AddRange(check.As(problem => new UpdateCoachProfileError.Input(problem)));

        if (expectedRevision != coach.Revision)
        {
            errors.Add(new UpdateCoachProfileError.Stale(expectedRevision, coach.Revision));
        }

        if (errors.Count > 0)
        {
            return errors.ToImmutable();
        }

        var fields = new ChangedFields()
            .Note("displayName", coach.DisplayName, next.DisplayName)
            .Note("email", coach.Email, next.Email)
            .NoteList("specialismIds", coach.SpecialismIds, next.SpecialismIds)
            .NoteList("registrations", coach.Registrations, next.Registrations)
            .ToImmutable();

        return fields.IsEmpty ? new Change<Coach>(coach, fields) : new Change<Coach>(next with { Revision = coach.Revision + 1, UpdatedAt = now }, fields);
    }

    /// <summary>Registrations as typed. What is wrong with them is noted.</summary>
    internal static ImmutableArray<ProfessionalRegistration> ReadRegistrations(
        ImmutableArray<ProfessionalRegistration> typed, DateOnly today, InputCheck check, params ReadOnlySpan<string> field)
    {
        if (typed.IsDefaultOrEmpty)
        {
            return [];
        }

        check.AtMost(typed.Length, MaximumListed, field);
        var read = ImmutableArray.CreateBuilder<ProfessionalRegistration>(typed.Length);

        for (var index = 0; index < typed.Length; index++)
        {
            var place = InputCheck.Index(index);

            if (typed[index].CheckedOn > today)
            {
                check.Add(UserErrorCode.InFuture, "The day of the check is in the future. Enter the day on which it was last checked.", [.. field, place, "checkedOn"]);
            }

            read.Add(new()
            {
                Body = check.Needed(typed[index].Body, TextRule.Name, [.. field, place, "body"]),
                Number = check.Text(typed[index].Number, TextRule.Reference, [.. field, place, "number"]),
                CheckedOn = typed[index].CheckedOn,
            });
        }

        return read.ToImmutable();
    }

    private static string? NeededEmail(string? email, InputCheck check, params ReadOnlySpan<string> field)
    {
        if (string.IsNullOrWhiteSpace(email))
        {
            check.Missing(field);
        }

        return check.Email(email, field);
    }

    private static SupervisorAssignment FirstSupervisor(CoachId coach, SupervisorId supervisor, DateOnly today, DateTimeOffset now) => new()
    {
        Id = SupervisorAssignmentId.New(now),
        CoachId = coach,
        SupervisorId = supervisor,
        Kind = SupervisionKind.LineManagement,
        StartsOn = today,
        CreatedAt = now,
    };
}

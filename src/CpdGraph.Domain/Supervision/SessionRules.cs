using System.Collections.Immutable;

namespace CpdGraph.Domain;

/// <summary>Decides who may log and confirm supervision meetings. A meeting is kept as minutes and agreed actions, never with what was said.</summary>
public static class SessionRules
{
    /// <summary>Longest meeting, in minutes: a working day.</summary>
    public const int MaximumMinutes = 480;

    /// <summary>Decides whether a meeting may be logged.</summary>
    /// <returns>The meeting, or every mistake found.</returns>
    public static Outcome<SupervisionSession, LogSessionError> Log(SessionEntry entry, SessionFacts facts)
    {
        ArgumentNullException.ThrowIfNull(entry);
        ArgumentNullException.ThrowIfNull(facts);

        var check = new InputCheck();
        var coach = FindCoach(check, entry.Coach);
        var known = check.Count;
        CheckDay(check, entry.HeldOn, LondonCalendar.DayOf(facts.Now));
        var dayIsWrong = check.Count > known;
        check.Within(entry.DurationMinutes, 1, MaximumMinutes, "durationMinutes");
        var actions = check.Text(entry.AgreedActions, TextRule.Reflection, "agreedActions");
        var supervisor = check.Find<Supervisor>(entry.Supervisor, "supervisorId");

        var errors = ImmutableArray.CreateBuilder<LogSessionError>();
        errors.AddRange(check.As(problem => new LogSessionError.Input(problem)));

        if (coach is not null)
        {
            errors.AddRange(Parties(coach, supervisor, facts.Caller));

            if (!dayIsWrong)
            {
                errors.AddRange(OnTheDay(entry, supervisor, facts));
            }
        }

        return errors.Count > 0 || supervisor is null || coach is null ? errors.ToImmutable() : new SupervisionSession
        {
            Id = SupervisionSessionId.New(facts.Now),
            CoachId = coach.Id,
            SupervisorId = supervisor.Id,
            Kind = entry.Kind,
            Format = entry.Format,
            HeldOn = entry.HeldOn,
            DurationMinutes = entry.DurationMinutes,
            SupervisorTierOnTheDay = facts.SupervisorTier,
            AgreedActions = actions,
            LoggedBySupervisor = facts.Caller.CoachId != coach.Id,
            Verification = facts.Caller.CoachId == coach.Id ? Verification.SelfReported : Verification.Awaiting,
            RecordedById = facts.Caller.PrincipalId!.Value,
            RecordedAt = facts.Now,
        };
    }

    /// <summary>Decides whether a meeting may be confirmed: by the coach what the supervisor logged, and the other way round.</summary>
    /// <param name="named">As named in the input. Its value is null when the caller may not see it.</param>
    /// <param name="caller">Who confirms; has an account.</param>
    /// <returns>The meeting, verified, or why not.</returns>
    public static Outcome<SupervisionSession, ConfirmSessionError> Confirm(Named<SupervisionSession> named, Caller caller, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(caller);

        var check = new InputCheck();

        if (check.Find<SupervisionSession>(named, "id") is not { } session)
        {
            return check.As(problem => (ConfirmSessionError)new ConfirmSessionError.Input(problem)).ToImmutableArray();
        }

        var isCoach = caller.CoachId == session.CoachId;
        var isSupervisor = !isCoach && caller.Has(Standing.Supervisor) && caller.SupervisorId == session.SupervisorId;
        var errors = ImmutableArray.CreateBuilder<ConfirmSessionError>();

        if (session.LoggedBySupervisor ? isSupervisor : isCoach)
        {
            errors.Add(new ConfirmSessionError.OwnEntry(session.LoggedBySupervisor));
        }
        else if (!(session.LoggedBySupervisor ? isCoach : isSupervisor))
        {
            errors.Add(new ConfirmSessionError.NotTheOtherSide(session.LoggedBySupervisor));
        }

        if (session.Verification is Verification.Verified or Verification.Rejected)
        {
            errors.Add(new ConfirmSessionError.AlreadyConfirmed(StableCode.Of(session.Verification)));
        }

        return errors.Count > 0 ? errors.ToImmutable() : session with
        {
            Verification = Verification.Verified,
            ConfirmedById = caller.PrincipalId,
            ConfirmedAt = now,
        };
    }

    private static Coach? FindCoach(InputCheck check, Named<Coach> named)
    {
        if (named is { Value: null, Key: "" })
        {
            check.Add(UserErrorCode.NotFound, "You have no coach record of your own. Name the coach.", "coachId");
            return null;
        }

        return check.Find<Coach>(named, "coachId");
    }

    private static void CheckDay(InputCheck check, DateOnly day, DateOnly today)
    {
        if (day > today)
        {
            check.Add(UserErrorCode.InFuture, "The date is in the future. Log the meeting once it has taken place.", "heldOn");
        }
        else if (day < new DateOnly(1970, 1, 1))
        {
            check.Add(UserErrorCode.OutOfRange, "The date is before 1970. Check the year.", "heldOn");
        }
    }

    private static IEnumerable<LogSessionError> Parties(Coach coach, Supervisor? supervisor, Caller caller)
    {
        var isCoach = caller.CoachId == coach.Id;
        var supervises = caller.Has(Standing.Supervisor) && caller.Stands(Relation.Supervises, AccessSubject.Of(coach.Id));

        if (!isCoach && !supervises)
        {
            yield return new LogSessionError.NotSupervisor();
        }

        if (supervisor is not null && supervisor.IsSamePersonAs(coach))
        {
            yield return new LogSessionError.Self();
        }
        else if (!isCoach && supervises && supervisor is not null && supervisor.Id != caller.SupervisorId)
        {
            yield return new LogSessionError.AnotherGave();
        }
    }

    private static IEnumerable<LogSessionError> OnTheDay(SessionEntry entry, Supervisor? supervisor, SessionFacts facts)
    {
        // One who was named and not found says enough.
        if (supervisor is null ? entry.Supervisor is null : facts.Arranged != supervisor.Id)
        {
            yield return new LogSessionError.Unqualified(NotArranged(entry, facts, supervisor is not null));
        }

        if (supervisor is not null)
        {
            foreach (var shortfall in SupervisorQualification.Lacking(facts.Policy, supervisor, facts.SupervisorTier))
            {
                yield return new LogSessionError.Unqualified(shortfall);
            }
        }

        if (facts.Logged is { } logged)
        {
            yield return new LogSessionError.AlreadyLogged(logged);
        }
    }

    private static SupervisorShortfall NotArranged(SessionEntry entry, SessionFacts facts, bool somebody) => new(
        SupervisorQualification.ArrangementRule,
        $"{(somebody ? "This supervisor was not" : "Nobody was")} arranged for {SupervisionWords.Of(entry.Kind)} of the coach on {DayText.Of(entry.HeldOn)}.",
        "Check the kind and the date. If they are right, have the supervision arranged from that day first.",
        null,
        facts.Policy?.MinimumSupervisorTier,
        facts.SupervisorTier);
}

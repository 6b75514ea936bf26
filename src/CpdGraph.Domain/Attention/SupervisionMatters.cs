namespace CpdGraph.Domain;

/// <summary>Supervision that needs doing: for the coach, for who gives it, and where it goes wrong for the coach's line manager.</summary>
internal static class SupervisionMatters
{
    public static IEnumerable<AttentionItem> Of(CoachMatters coach, AttentionFacts facts)
    {
        if (coach.Supervision is not { } supervision)
        {
            yield break;
        }

        var manager = supervision.Arrangements.FirstOrDefault(verdict => verdict.Kind == SupervisionKind.LineManagement)?.Supervisor;

        foreach (var verdict in supervision.Arrangements)
        {
            var side = coach.IsOwn ? Side.Coach
                : verdict.Supervisor is { } giver && giver.Id == facts.SupervisorId ? Side.Giver
                : manager is not null && manager.Id == facts.SupervisorId ? Side.Manager
                : Side.Other;

            if (verdict.Status == SupervisionStatus.NotArranged)
            {
                // Who manages the coach sees to it; while nobody does, everybody who supervises them.
                if (side != Side.Other || manager is null)
                {
                    yield return ToArrange(coach, verdict, hasManager: manager is not null);
                }
            }
            else if (IsListed(verdict, side, facts.Day))
            {
                yield return Due(coach, verdict, side);
            }
        }
    }

    // A line manager hears of what others give once it is overdue. A month to come that will ask for minutes is not due within days.
    private static bool IsListed(SupervisionVerdict verdict, Side side, DateOnly day) => verdict.Status switch
    {
        SupervisionStatus.Overdue => side != Side.Other,
        SupervisionStatus.Due => side is Side.Coach or Side.Giver,
        SupervisionStatus.DueSoon => side is Side.Coach or Side.Giver && verdict.NextDueOn?.AddDays(-SupervisionRules.DueSoonDays) <= day,
        _ => false,
    };

    private static AttentionItem Due(CoachMatters coach, SupervisionVerdict verdict, Side side)
    {
        var state = verdict.Status switch
        {
            SupervisionStatus.Overdue => "overdue",
            SupervisionStatus.Due => "due",
            _ => "due soon",
        };

        return new()
        {
            Key = AttentionKey.Of("supervision", AttentionKey.Part(coach.Id.Value), verdict.Kind.ToString(), AttentionKey.Part(verdict.NextDueOn)),
            Kind = verdict.Status == SupervisionStatus.Overdue ? AttentionKind.SupervisionOverdue : AttentionKind.SupervisionDue,
            Text = $"{Whose(coach)} {SupervisionWords.Of(verdict.Kind)}{Of(coach)} is {state}. {verdict.Reason}",
            Action = (side, verdict.SupervisorQualified) switch
            {
                (Side.Coach, false) => "Ask your line manager to arrange a supervisor who meets the rule.",
                (Side.Coach, _) => $"Agree a date with {verdict.Supervisor!.DisplayName}, and log the meeting once it has taken place.",
                (_, false) => "Arrange a supervisor who meets the rule.",
                (Side.Giver, _) => $"Agree a date with {coach.Name}, and log the meeting once it has taken place.",
                _ => $"Ask {coach.Name} and {verdict.Supervisor!.DisplayName} to agree a date.",
            },
            DueOn = verdict.NextDueOn,
            Overdue = verdict.Status == SupervisionStatus.Overdue,
            CoachId = coach.IsOwn ? null : coach.Id,
            Subject = new(AttentionSubjectKind.Coach, coach.Id.Value),
        };
    }

    private static AttentionItem ToArrange(CoachMatters coach, SupervisionVerdict verdict, bool hasManager) => new()
    {
        Key = AttentionKey.Of("arrangement", AttentionKey.Part(coach.Id.Value), verdict.Kind.ToString()),
        Kind = AttentionKind.SupervisionToArrange,
        Text = $"Nobody is arranged for {(coach.IsOwn ? "your " : "")}{SupervisionWords.Of(verdict.Kind)}{Of(coach)}.",
        Action = !coach.IsOwn ? "Arrange somebody who meets the rule."
            : hasManager ? "Ask your line manager to arrange it."
            : "Ask whoever supervises you, or a steward, to arrange it.",
        CoachId = coach.IsOwn ? null : coach.Id,
        Subject = new(AttentionSubjectKind.Coach, coach.Id.Value),
    };

    private static string Whose(CoachMatters coach) => coach.IsOwn ? "Your" : "The";

    private static string Of(CoachMatters coach) => coach.IsOwn ? "" : $" of {coach.Name}";

    // How the caller stands to one kind of supervision of the coach.
    private enum Side
    {
        Coach,
        Giver,
        Manager,
        Other,
    }
}

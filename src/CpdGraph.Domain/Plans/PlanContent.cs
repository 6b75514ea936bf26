using System.Collections.Immutable;
using System.Text.RegularExpressions;

namespace CpdGraph.Domain;

/// <summary>Checks what a plan says, typed or changed.</summary>
internal static partial class PlanContent
{
    public const int MaximumActions = 50;
    public const int MaximumCompetencies = 20;
    public const int MaximumKey = 60;

    /// <summary>A thousand hours: more is a mistake in the unit.</summary>
    public const int MaximumTarget = 60_000;

    /// <summary>The actions typed, each with its place. What is wrong is noted.</summary>
    public static ImmutableArray<PlanAction> Actions(ImmutableArray<PlanActionEntry> typed, InputCheck check, params ReadOnlySpan<string> field)
    {
        check.AtMost(typed.Length, MaximumActions, field);
        var actions = ImmutableArray.CreateBuilder<PlanAction>(typed.Length);
        var keys = new HashSet<string>();

        for (var index = 0; index < Math.Min(typed.Length, MaximumActions); index++)
        {
            ImmutableArray<string> at = [.. field, InputCheck.Index(index)];
            var action = Action(typed[index], check, at);

            if (action.Key.Length > 0 && !keys.Add(action.Key))
            {
                check.Add(UserErrorCode.Taken, $"Two actions have the key {action.Key}. Give each a key of its own.", [.. at, "key"]);
            }

            actions.Add(action);
        }

        return actions.ToImmutable();
    }

    /// <summary>The actions after a change: those that stay in their places, then the new ones. What is wrong is noted.</summary>
    public static ImmutableArray<PlanAction> Merged(ImmutableArray<PlanAction> before, PlanChanges changes, InputCheck check)
    {
        var given = Actions(changes.Actions, check, "changes", "actions");
        var gone = changes.RemoveActionKeys;

        for (var index = 0; index < gone.Length; index++)
        {
            ImmutableArray<string> at = ["changes", "removeActionKeys", InputCheck.Index(index)];
            check.Find<PlanAction>(new(gone[index], before.FirstOrDefault(action => action.Key == gone[index])), at.AsSpan());

            if (given.Any(action => action.Key == gone[index]))
            {
                check.Add(UserErrorCode.Invalid, $"The action {gone[index]} is both given and removed. Do one of them.", at.AsSpan());
            }
        }

        var kept = before.Where(action => !gone.Contains(action.Key))
            .Select(action => given.FirstOrDefault(next => next.Key == action.Key) is { } next ? next with { DoneOn = action.DoneOn } : action);
        ImmutableArray<PlanAction> merged = [.. kept, .. given.Where(action => before.All(old => old.Key != action.Key))];

        if (given.Length <= MaximumActions)
        {
            check.AtMost(merged.Length, MaximumActions, "changes", "actions");
        }

        return merged;
    }

    /// <summary>Notes what is wrong with the period and with the days of the actions.</summary>
    /// <param name="days">The path of the two days.</param>
    /// <param name="placeOf">Where an action stands in the input. Null when it is not in it.</param>
    public static void Dates(
        DateOnly startsOn, DateOnly reviewOn, ImmutableArray<PlanAction> actions, Func<PlanAction, int?> placeOf, DateOnly today, InputCheck check, string days)
    {
        if (startsOn < today.AddYears(-1) || startsOn > today.AddYears(1))
        {
            check.Add(UserErrorCode.OutOfRange, "The first day must be at most a year ago or ahead. Check the year.", days, "startsOn");
        }
        else if (reviewOn <= startsOn || reviewOn > startsOn.AddYears(2))
        {
            check.Add(UserErrorCode.OutOfRange, "The day of the review must come after the first day, and at most two years after it.", days, "reviewOn");
        }
        else
        {
            foreach (var action in actions.Where(action => action.DueOn is { } due && (due < startsOn || due > startsOn.AddYears(5))))
            {
                ImmutableArray<string> at = placeOf(action) is { } index ? [days, "actions", InputCheck.Index(index), "dueOn"] : [days, "startsOn"];
                check.Add(UserErrorCode.OutOfRange, $"The action {action.Key} must be due on the plan's first day or within five years after it.", at.AsSpan());
            }
        }
    }

    /// <summary>Notes a target that cannot be meant.</summary>
    public static void Target(int? minutes, InputCheck check, string under) => check.Within(minutes, 1, MaximumTarget, under, "cpdTargetMinutes");

    private static PlanAction Action(PlanActionEntry typed, InputCheck check, ImmutableArray<string> at)
    {
        if (typed.Key.Length > MaximumKey || !KeyForm().IsMatch(typed.Key))
        {
            check.Add(
                UserErrorCode.Invalid,
                "A key has at most 60 lower-case letters, digits and single hyphens between them, for example shadow-a-group. Choose another.",
                [.. at, "key"]);
        }

        var offer = check.Find(typed.Offer, [.. at, "offerId"]);
        var competencies = check.FindAll(typed.Competencies, MaximumCompetencies, [.. at, "competencyIds"]);

        if (offer is { IsPublished: false })
        {
            check.Add(UserErrorCode.Invalid, "This offer is not published, so nobody can take it. Choose another.", [.. at, "offerId"]);
        }

        if (competencies.Any(competency => !competency.IsCurrent))
        {
            check.Add(UserErrorCode.Invalid, "A competency here belongs to a framework that is not in force. Choose one of the current framework.", [.. at, "competencyIds"]);
        }

        return new()
        {
            Key = typed.Key,
            Title = check.Needed(typed.Title, TextRule.Title, [.. at, "title"]),
            DueOn = typed.DueOn,
            OfferId = offer?.Id,
            PathwayId = check.Find(typed.Pathway, [.. at, "pathwayId"])?.Id,
            CompetencyIds = [.. competencies.Select(competency => competency.Id)],
        };
    }

    [GeneratedRegex(@"\A[a-z0-9]+(-[a-z0-9]+)*\z", RegexOptions.CultureInvariant)]
    private static partial Regex KeyForm();
}

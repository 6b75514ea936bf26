using System.Collections.Immutable;

namespace CpdGraph.Domain;

/// <summary>Decides who may verify or refuse a completion, and when.</summary>
public static class VerificationRules
{
    /// <summary>Most completions at once.</summary>
    public const int MaximumAtOnce = 100;

    /// <summary>Decides whether these completions may be verified: all or none.</summary>
    /// <param name="named">As named in the input. A value is null when the caller may not see it.</param>
    /// <param name="checker">Who verifies; has an account.</param>
    /// <returns>The completions, verified, each once and in the order of the input; or every mistake found.</returns>
    public static Outcome<ImmutableArray<Completion>, CheckCompletionError> Verify(ImmutableArray<Named<CompletionToCheck>> named, Caller checker, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(checker);

        var check = new InputCheck();
        var errors = ImmutableArray.CreateBuilder<CheckCompletionError>();

        if (named.IsDefaultOrEmpty)
        {
            check.Add(UserErrorCode.Required, "Name at least one completion.", "ids");
            named = [];
        }

        check.AtMost(named.Length, MaximumAtOnce, "ids");
        var verified = ImmutableArray.CreateBuilder<Completion>(named.Length);
        var seen = new HashSet<CompletionId>();

        for (var index = 0; index < Math.Min(named.Length, MaximumAtOnce); index++)
        {
            ImmutableArray<string> at = ["ids", InputCheck.Index(index)];

            if (check.Find<CompletionToCheck>(named[index], at.AsSpan()) is { } found && seen.Add(found.Completion.Id))
            {
                errors.AddRange(Errors(found, checker, at));
                verified.Add(Checked(found.Completion, Verification.Verified, null, checker, now));
            }
        }

        errors.AddRange(check.As(problem => new CheckCompletionError.Input(problem)));

        return errors.Count > 0 ? errors.ToImmutable() : verified.ToImmutable();
    }

    /// <summary>Decides whether a completion may be refused.</summary>
    /// <param name="reason">Needed; the coach reads it.</param>
    /// <returns>The completion, refused, or every mistake found.</returns>
    public static Outcome<Completion, CheckCompletionError> Reject(Named<CompletionToCheck> named, string reason, Caller checker, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(checker);

        var check = new InputCheck();
        var errors = ImmutableArray.CreateBuilder<CheckCompletionError>();
        var found = check.Find<CompletionToCheck>(named, "id");
        var why = check.Needed(reason, TextRule.Reason, "reason");

        errors.AddRange(check.As(problem => new CheckCompletionError.Input(problem)));
        errors.AddRange(found is null ? [] : Errors(found, checker, ["id"]));

        return errors.Count > 0 || found is null ? errors.ToImmutable() : Checked(found.Completion, Verification.Rejected, why, checker, now);
    }

    private static IEnumerable<CheckCompletionError> Errors(CompletionToCheck found, Caller checker, ImmutableArray<string> at)
    {
        var completion = found.Completion;

        if (checker.CoachId == completion.CoachId)
        {
            yield return new CheckCompletionError.OwnCompletion(at);
        }
        else if (!MayCheck(checker, AccessSubject.Of(completion, found.PlaceProviderId)))
        {
            yield return new CheckCompletionError.NotSupervisor(at);
        }

        if (found.IsReplaced)
        {
            yield return new CheckCompletionError.AlreadyChecked("REPLACED", at);
        }
        else if (completion.Verification is Verification.Verified or Verification.Rejected)
        {
            yield return new CheckCompletionError.AlreadyChecked(StableCode.Of(completion.Verification), at);
        }
    }

    private static bool MayCheck(Caller checker, AccessSubject subject) =>
        (checker.Has(Standing.Supervisor) && checker.Stands(Relation.Supervises, subject)) || (checker.Has(Standing.Publisher) && checker.Stands(Relation.SameProvider, subject));

    private static Completion Checked(Completion completion, Verification verification, string? reason, Caller checker, DateTimeOffset now) => completion with
    {
        Verification = verification,
        CheckedById = checker.PrincipalId,
        CheckedByName = checker.Name,
        CheckedAt = now,
        RejectionReason = reason,
        UpdatedAt = now,
    };
}

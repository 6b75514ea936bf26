using System.Collections.Immutable;

namespace CpdGraph.Domain;

/// <summary>Decides what becomes of a competency mapping when a steward has looked at it.</summary>
public static class MappingCheckRules
{
    /// <summary>Decides whether a mapping may be verified or rejected.</summary>
    /// <param name="offer">The offer. Its value is null when the caller may not see it.</param>
    /// <param name="verdict">What the steward finds.</param>
    /// <param name="latest">What was found about this mapping before. Null when nobody has looked at it.</param>
    /// <param name="now">The request's instant, UTC.</param>
    /// <returns>What is to be kept, the offer as it was when nothing changed, or every mistake found.</returns>
    public static Outcome<CheckedMapping, CheckMappingError> Check(
        Named<OfferState> offer, MappingVerdict verdict, MappingCheck? latest, int expectedRevision, Caller caller, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(verdict);
        ArgumentNullException.ThrowIfNull(caller);

        var check = new InputCheck();
        var state = check.Find<OfferState>(offer, "offer");
        var competency = check.Find<Competency>(verdict.Competency, "competencyId");
        var rejects = verdict.Verification == Verification.Rejected;
        var reason = rejects ? check.Needed(verdict.Reason, TextRule.Reason, "reason") : check.Text(verdict.Reason, TextRule.Reason, "reason");

        if (verdict.Verification is not (Verification.Verified or Verification.Rejected))
        {
            check.Add(UserErrorCode.Invalid, "A check ends with VERIFIED or REJECTED. Choose one of them.", "verification");
        }

        var mapping = competency is null ? null : state?.Version.CompetencyMappings.FirstOrDefault(row => row.CompetencyId == competency.Id);

        if (state is not null && competency is not null && mapping is null)
        {
            check.Add(UserErrorCode.Invalid, "This offer does not claim this competency. Choose one that it claims.", "competencyId");
        }

        var errors = ImmutableArray.CreateBuilder<CheckMappingError>();
        errors.AddRange(check.As(problem => new CheckMappingError.Input(problem)));

        if (state is { Offer.Status: OfferStatus.Withdrawn })
        {
            errors.Add(new CheckMappingError.Withdrawn());
        }

        if (state is not null && state.Offer.Revision != expectedRevision)
        {
            errors.Add(new CheckMappingError.Stale(expectedRevision, state.Offer.Revision));
        }

        return errors.Count > 0 || state is null || mapping is null ? errors.ToImmutable() : Checked(state, mapping, verdict.Verification, reason, latest, caller, now);
    }

    private static CheckedMapping Checked(
        OfferState state, CompetencyMapping mapping, Verification found, string? reason, MappingCheck? latest, Caller caller, DateTimeOffset now)
    {
        if (mapping.Verification == found && latest?.Reason == reason)
        {
            return new(state.Offer, state.Version, null);
        }

        return new(
            state.Offer with { Revision = state.Offer.Revision + 1, UpdatedAt = now },
            state.Version with
            {
                CompetencyMappings = [.. state.Version.CompetencyMappings.Select(row => row == mapping ? row with { Verification = found } : row)],
            },
            new()
            {
                OfferVersionId = state.Version.Id,
                CompetencyId = mapping.CompetencyId,
                CheckedAt = now,
                Verification = found,
                Reason = reason,
                CheckedById = caller.PrincipalId,
                CheckedByName = caller.Name ?? "the command line",
            });
    }
}

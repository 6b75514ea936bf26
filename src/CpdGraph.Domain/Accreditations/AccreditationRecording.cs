using System.Collections.Immutable;

namespace CpdGraph.Domain;

/// <summary>Decides whether an accreditation may be recorded or revoked.</summary>
public static class AccreditationRecording
{
    /// <summary>Longest time in years that an accreditation may lie ahead or take.</summary>
    public const int MaximumYears = 10;

    private static readonly DateOnly Earliest = new(2000, 1, 1);

    /// <summary>Decides whether an accreditation may be recorded.</summary>
    /// <param name="offer">The offer. Its value is null when the caller may not see it.</param>
    /// <param name="entry">As typed.</param>
    /// <param name="facts">Without versions when the offer was not found.</param>
    /// <returns>What is to be kept, or every mistake found.</returns>
    public static Outcome<ChangedAccreditation, AccreditationError> Record(Named<OfferState> offer, AccreditationEntry entry, AccreditationFacts facts)
    {
        ArgumentNullException.ThrowIfNull(entry);
        ArgumentNullException.ThrowIfNull(facts);

        var check = new InputCheck();
        var state = check.Find<OfferState>(offer, "offer");

        if (state is not null && !OfferSteps.MayChange(facts.Caller, state.Offer.ProviderId))
        {
            return new AccreditationError.NotYours();
        }

        var version = state is null ? null : VersionOf(state.Offer, entry.Version, facts.Versions, check);
        var body = check.Find<AccreditingBody>(entry.Body, "bodyId");
        var awardedTo = check.Find(entry.AwardedTo, "awardedToProviderId");
        var scope = ReadScope(entry.Scope, check);
        var reference = check.Text(entry.Reference, TextRule.Reference with { AboutWork = true }, "reference");
        CheckDays(entry, LondonCalendar.DayOf(facts.Now), check);

        var errors = Inputs(check);

        if (errors.Count > 0 || state is null || version is null || body is null)
        {
            return errors.ToImmutable();
        }

        var accreditation = new Accreditation
        {
            Id = AccreditationId.New(facts.Now),
            OfferVersionId = version.Id,
            BodyId = body.Id,
            AwardedToId = awardedTo?.Id,
            Scope = scope,
            Reference = reference,
            ValidFrom = entry.ValidFrom,
            ValidTo = entry.ValidTo,
            SeenOn = entry.SeenOn,
            Provenance = facts.Caller.Has(Standing.Steward) ? Provenance.Official : Provenance.ProviderStated,
        };

        return facts.Accreditations.FirstOrDefault(other => IsTheSame(accreditation, other)) is { } same
            ? new AccreditationError.Recorded(same.Id)
            : new ChangedAccreditation(accreditation, Touched(state.Offer, facts.Now));
    }

    /// <summary>Decides whether an accreditation may end early. Completions from before that day keep it.</summary>
    /// <param name="named">The accreditation. Its value is null when the caller may not see it.</param>
    /// <param name="offer">Its offer. Null exactly when it was not found.</param>
    /// <param name="revokedOn">Day from which it no longer counts.</param>
    /// <param name="reason">Needed; everybody reads it.</param>
    /// <param name="now">The request's instant, UTC.</param>
    /// <returns>What is to be kept, or every mistake found.</returns>
    public static Outcome<ChangedAccreditation, AccreditationError> Revoke(Named<Accreditation> named, Offer? offer, DateOnly revokedOn, string reason, DateTimeOffset now)
    {
        var check = new InputCheck();
        var accreditation = check.Find<Accreditation>(named, "id");
        var why = check.Needed(reason, TextRule.Reason, "reason");

        if (revokedOn > LondonCalendar.DayOf(now).AddYears(1))
        {
            check.Add(UserErrorCode.OutOfRange, "An accreditation is revoked from a day within a year. Check the year.", "revokedOn");
        }
        else if (revokedOn < (accreditation?.ValidFrom ?? Earliest))
        {
            check.Add(UserErrorCode.OutOfRange, "The accreditation was not valid before this day. Give its first day, or a later one.", "revokedOn");
        }
        else if (revokedOn > accreditation?.ValidTo)
        {
            check.Add(UserErrorCode.OutOfRange, "The accreditation has ended by this day. Give an earlier day, or leave it as it is.", "revokedOn");
        }

        var errors = Inputs(check);

        if (accreditation is { RevokedOn: not null })
        {
            errors.Add(new AccreditationError.Revoked());
        }

        return errors.Count > 0 || accreditation is null || offer is null
            ? errors.ToImmutable()
            : new ChangedAccreditation(accreditation with { RevokedOn = revokedOn, RevocationReason = why }, Touched(offer, now));
    }

    private static OfferVersion? VersionOf(Offer offer, int? number, ImmutableArray<OfferVersion> versions, InputCheck check)
    {
        var shown = versions.FirstOrDefault(row => row.Number == (number ?? offer.CurrentVersion ?? versions.Max(version => version.Number)));

        if (shown is null)
        {
            check.Add(UserErrorCode.OutOfRange, $"This offer has no such version. Give one from 1 to {InputCheck.Index(versions.Length)}, or leave it out.", "version");
        }

        return shown;
    }

    private static string? ReadScope(string? typed, InputCheck check)
    {
        var scope = check.Text(typed, new TextRule(60), "scope");

        if (scope is not null && !scope.All(letter => char.IsAsciiLetterUpper(letter) || char.IsAsciiDigit(letter) || letter == '_'))
        {
            check.Add(UserErrorCode.Invalid, "A scope is a code of capitals, digits and underscores, for example FOUR_DAY_HEALTH_COACHING.", "scope");
        }

        return scope;
    }

    private static void CheckDays(AccreditationEntry entry, DateOnly today, InputCheck check)
    {
        if (entry.ValidFrom is null && (entry.SeenOn is null || entry.ValidTo is not null))
        {
            check.Add(UserErrorCode.Required, "Enter the first day of the accreditation; or, when only a listing was seen, the day on which it was seen and no last day.", "validFrom");
        }

        if (entry.ValidFrom is { } first && (first < Earliest || first > today.AddYears(MaximumYears)))
        {
            check.Add(UserErrorCode.OutOfRange, "The first day is too far away. Check the year.", "validFrom");
        }

        if (entry.ValidTo < entry.ValidFrom)
        {
            check.Add(UserErrorCode.OutOfRange, "The accreditation ends before it begins. Check both days.", "validTo");
        }
        else if (entry.ValidFrom is { Year: <= 9_000 } from && entry.ValidTo > from.AddYears(MaximumYears))
        {
            check.Add(UserErrorCode.OutOfRange, "An accreditation takes ten years at most. Check the year, or leave the last day out.", "validTo");
        }

        if (entry.SeenOn > today)
        {
            check.Add(UserErrorCode.InFuture, "The listing cannot have been seen after today. Check the date.", "seenOn");
        }
        else if (entry.SeenOn < Earliest)
        {
            check.Add(UserErrorCode.OutOfRange, "The listing cannot have been seen before 2000. Check the year.", "seenOn");
        }
    }

    private static bool IsTheSame(Accreditation one, Accreditation other) =>
        other is { RevokedOn: null }
        && (one.OfferVersionId, one.BodyId, one.Scope, one.ValidFrom, one.ValidTo) == (other.OfferVersionId, other.BodyId, other.Scope, other.ValidFrom, other.ValidTo)
        && (one.ValidFrom is not null || one.SeenOn == other.SeenOn);

    private static Offer Touched(Offer offer, DateTimeOffset now) => offer with { Revision = offer.Revision + 1, UpdatedAt = now };

    private static ImmutableArray<AccreditationError>.Builder Inputs(InputCheck check)
    {
        var errors = ImmutableArray.CreateBuilder<AccreditationError>();
        errors.AddRange(check.As(problem => new AccreditationError.Input(problem)));

        return errors;
    }
}

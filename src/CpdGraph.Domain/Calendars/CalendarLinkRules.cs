using System.Collections.Immutable;

namespace CpdGraph.Domain;

/// <summary>Issues private calendar addresses and switches them off. Each coach has at most one that works.</summary>
public static class CalendarLinkRules
{
    /// <summary>Decides whether a new address may be issued, which takes the place of the one before.</summary>
    /// <param name="label">What the coach calls it. Null when they do not.</param>
    /// <param name="live">The coach's address that works. Null when there is none.</param>
    /// <param name="entropy">Fresh random bytes, at least <see cref="UrlSecret.EntropyBytes"/>.</param>
    /// <returns>The new link with its secret and the one that stops working, or every mistake found.</returns>
    public static Outcome<IssuedCalendarLink, CalendarLinkError> Issue(
        CoachId coach, string? label, CalendarLink? live, ReadOnlySpan<byte> entropy, DateTimeOffset now)
    {
        var check = new InputCheck();
        var kept = check.Text(label, TextRule.Name, "label");

        if (check.Failed)
        {
            return Errors(check);
        }

        var secret = UrlSecret.Of(entropy);
        var link = new CalendarLink
        {
            Id = CalendarLinkId.New(now),
            CoachId = coach,
            SecretHash = UrlSecret.Hash(secret)!,
            Label = kept,
            IssuedAt = now,
        };

        return new IssuedCalendarLink(link, secret, live is null ? null : live with { RevokedAt = now });
    }

    /// <summary>Decides whether an address may be switched off.</summary>
    /// <param name="named">As named in the input. The value is null when it is not the caller's own.</param>
    /// <returns>The link, switched off, or every mistake found.</returns>
    public static Outcome<CalendarLink, CalendarLinkError> Revoke(Named<CalendarLink> named, DateTimeOffset now)
    {
        var check = new InputCheck();

        if (check.Find<CalendarLink>(named, "id") is not { } link)
        {
            return Errors(check);
        }

        return link.RevokedAt is null ? link with { RevokedAt = now } : new CalendarLinkError.Revoked();
    }

    private static ImmutableArray<CalendarLinkError> Errors(InputCheck check) => [.. check.As(problem => new CalendarLinkError.Input(problem))];
}

/// <summary>A new private calendar address.</summary>
/// <param name="Link">To be kept.</param>
/// <param name="Secret">To be shown once and kept nowhere.</param>
/// <param name="Superseded">The one before, switched off. Null when there was none.</param>
public sealed record IssuedCalendarLink(CalendarLink Link, string Secret, CalendarLink? Superseded)
{
    /// <summary>Without the secret, so that it does not get into a log by accident.</summary>
    public override string ToString() => nameof(IssuedCalendarLink);
}

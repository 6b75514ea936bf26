namespace CpdGraph.Domain;

/// <summary>Works out the state of an accreditation on a day.</summary>
public static class AccreditationRules
{
    /// <summary>Within this many days of its end a valid accreditation is expiring.</summary>
    public const int ExpiringDays = 90;

    /// <summary>The state on a day.</summary>
    /// <param name="accreditation">The dated facts.</param>
    /// <param name="today">Today in England.</param>
    public static AccreditationStatus StatusOn(Accreditation accreditation, DateOnly today)
    {
        ArgumentNullException.ThrowIfNull(accreditation);

        if (accreditation.RevokedOn is { } revoked && today >= revoked)
        {
            return AccreditationStatus.Revoked;
        }

        if (accreditation.ValidTo is { } last && today > last)
        {
            return AccreditationStatus.Expired;
        }

        if (accreditation.ValidFrom is not { } first)
        {
            // A listing without dates is never proof: nobody knows whether it still holds.
            return accreditation.SeenOn is null ? AccreditationStatus.AppliedFor : AccreditationStatus.Listed;
        }

        if (today < first)
        {
            return AccreditationStatus.AppliedFor;
        }

        return accreditation.ValidTo is { } end && end.DayNumber - today.DayNumber <= ExpiringDays
            ? AccreditationStatus.Expiring
            : AccreditationStatus.Valid;
    }

    /// <summary>Whether it may be shown as accredited on a day: valid or expiring, never merely listed.</summary>
    public static bool CountsOn(Accreditation accreditation, DateOnly today) =>
        StatusOn(accreditation, today) is AccreditationStatus.Valid or AccreditationStatus.Expiring;
}

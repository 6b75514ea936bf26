namespace CpdGraph.Domain;

/// <summary>The tier of practice of a supervisor, who may be a coach here or not.</summary>
public static class SupervisorTier
{
    /// <summary>The tier that counts on a day. Null when there is none.</summary>
    /// <param name="supervisor">The supervisor.</param>
    /// <param name="ownAwards">All recognitions in the supervisor's own coach record, revoked ones too. Empty for those who are no coach here.</param>
    /// <param name="day">Only what was recognised by this day counts.</param>
    /// <remarks>
    /// From the first recognition in their own record on, that record alone decides: a tier that was revoked here is not held because somebody
    /// once heard of it. On earlier days counts what is known from elsewhere.
    /// </remarks>
    public static PracticeTier? On(Supervisor supervisor, IEnumerable<TierAward> ownAwards, DateOnly day)
    {
        ArgumentNullException.ThrowIfNull(supervisor);
        ArgumentNullException.ThrowIfNull(ownAwards);

        var recognised = ownAwards.Where(award => award.AwardedOn <= day).ToArray();

        return recognised.Length > 0
            ? TierAward.On(recognised, day)?.Tier
            : supervisor.KnownTiers.Where(known => known.AwardedOn <= day).MaxBy(known => known.AwardedOn)?.Tier;
    }
}

using System.Collections.Immutable;

namespace CpdGraph.Domain;

/// <content>What readiness for referrals is decided by.</content>
public sealed partial class CatalogueView
{
    /// <summary>All requirements before taking referrals of the framework in force on a day, whenever they hold. Empty when there was no framework.</summary>
    public IReadOnlyList<ReadinessRequirement> RequirementsAround(DateOnly day) =>
        FrameworkOn(day) is { } framework ? RequirementsUnder(framework) : [];

    /// <summary>
    /// What a version asks for, and what the versions of the same framework before it asked for and it says nothing of: a requirement ends by its
    /// own days, and not because the competencies were written anew.
    /// </summary>
    private ReadinessRequirement[] RequirementsUnder(CompetencyFramework framework)
    {
        var own = Reference.RequirementsByFramework.GetValueOrDefault(framework.Id, []);
        var earlier = Reference.Frameworks.Where(row => row.Code == framework.Code && row.ValidFrom < framework.ValidFrom && row.Status != FrameworkStatus.Draft).ToArray();

        if (earlier.Length == 0)
        {
            return own;
        }

        var said = own.Select(row => row.Code).ToHashSet(StringComparer.Ordinal);
        var all = own.ToList();

        foreach (var version in earlier.OrderByDescending(row => row.ValidFrom))
        {
            var rows = Reference.RequirementsByFramework.GetValueOrDefault(version.Id, []).Where(row => !said.Contains(row.Code)).ToArray();
            all.AddRange(rows);
            said.UnionWith(rows.Select(row => row.Code));
        }

        return [.. all.OrderBy(row => row.Strength).ThenBy(row => row.Id.Value)];
    }

    /// <summary>The rule of a funding stream with this code that is in force on a day, the latest of several. Null when there is none.</summary>
    public FundingRule? FundingRule(string code, DateOnly day) => Tables.FundingRules.All()
        .Where(rule => rule.Code == code && rule.IsInForceOn(day))
        .OrderByDescending(rule => rule.ValidFrom)
        .ThenBy(rule => rule.Id.Value)
        .FirstOrDefault();

    /// <summary>Completions with what their versions claim and what bears it out.</summary>
    /// <remarks>Whatever the viewer sees of the catalogue: what a coach has done does not change with who looks at it.</remarks>
    public ImmutableArray<CompletedOffer> Claimed(IEnumerable<Completion> completions)
    {
        ArgumentNullException.ThrowIfNull(completions);

        return [.. completions.Select(completion => new CompletedOffer(completion, Claim(completion.OfferVersionId)))];
    }

    /// <summary>Runs of published offers that take bookings now and would meet a requirement by their last day, soonest first.</summary>
    public IReadOnlyList<OfferRun> RunsMeeting(ReadinessRequirement requirement)
    {
        ArgumentNullException.ThrowIfNull(requirement);

        var runs = new List<OfferRun>();

        foreach (var offer in OffersClaiming(requirement))
        {
            var claim = Claim(offer.Shown.Id)!;

            foreach (var slot in Links.Runs.Of(Tables.Offers.SlotOf(offer.Id.Value)))
            {
                // Who completes it completes it on its last day, and the accreditation must still hold then.
                if (TakesBookings(slot) && Tables.Runs[slot] is { } run && claim.CanMeet(requirement, LondonCalendar.DayOf(run.EndsAt)))
                {
                    runs.Add(run);
                }
            }
        }

        return [.. runs.OrderBy(run => run.StartsAt).ThenBy(run => run.Id.Value)];
    }

    /// <summary>
    /// Published offers that would meet a requirement: those with a run of <see cref="RunsMeeting"/> by its start, then, by title, those that
    /// would if they were completed today.
    /// </summary>
    public IReadOnlyList<CatalogueOffer> OffersMeeting(ReadinessRequirement requirement)
    {
        var soonest = RunsMeeting(requirement).GroupBy(run => run.OfferId).ToDictionary(runs => runs.Key, runs => runs.First().StartsAt);

        return
        [
            .. OffersClaiming(requirement)
                .Where(offer => soonest.ContainsKey(offer.Id) || Claim(offer.Shown.Id)!.CanMeet(requirement, Today))
                .OrderBy(offer => soonest.GetValueOrDefault(offer.Id, DateTimeOffset.MaxValue))
                .ThenBy(offer => offer.Title, StringComparer.Ordinal)
                .ThenBy(offer => offer.Id.Value),
        ];
    }

    private IEnumerable<CatalogueOffer> OffersClaiming(ReadinessRequirement requirement) =>
        OffersAmong(OfferIds(new OfferFilter { Satisfies = [requirement.Code] }), null);

    private OfferClaim? Claim(OfferVersionId id)
    {
        if (Tables.OfferVersions.Find(id.Value) is not { } version)
        {
            return null;
        }

        var accreditations = ImmutableArray.CreateBuilder<Accreditation>();

        foreach (var slot in Links.Accreditations.Of(Tables.OfferVersions.SlotOf(id.Value)))
        {
            accreditations.Add(Tables.Accreditations[slot]!);
        }

        return new(version, [.. RequirementsOf(version.SatisfiesIds).Select(row => row.Code).Distinct()], accreditations.ToImmutable());
    }
}

using System.Collections.Immutable;
using System.Runtime.InteropServices;

namespace CpdGraph.Domain;

/// <content>What belongs to what. A list is empty when there is nothing, or nothing that the viewer may see.</content>
public sealed partial class CatalogueView
{
    /// <summary>Every published version of an offer, newest first; its draft too for those who see drafts.</summary>
    public IReadOnlyList<OfferVersion> VersionsOf(OfferId offer)
    {
        if (Offer(offer) is not { } entry)
        {
            return [];
        }

        var versions = new List<OfferVersion>();

        foreach (var slot in Links.Versions.Of(Tables.Offers.SlotOf(offer.Value)))
        {
            if (Sees(entry, Tables.OfferVersions[slot]!))
            {
                versions.Add(Tables.OfferVersions[slot]!);
            }
        }

        return versions;
    }

    /// <summary>Runs of an offer by start, all of them.</summary>
    public IReadOnlyList<OfferRun> RunsOf(OfferId offer)
    {
        if (Offer(offer) is null)
        {
            return [];
        }

        var runs = new List<OfferRun>();

        foreach (var slot in Links.Runs.Of(Tables.Offers.SlotOf(offer.Value)))
        {
            runs.Add(Tables.Runs[slot]!);
        }

        return runs;
    }

    /// <summary>The next run of a published offer that takes bookings. Null when there is none.</summary>
    public OfferRun? NextRunOf(OfferId offer)
    {
        var slot = Tables.Offers.SlotOf(offer.Value);
        return slot >= 0 && Bits.Has(visible, slot) ? Tables.Runs[BookingClock.NextRun[slot]] : null;
    }

    /// <summary>State of a run at the request's instant; whether it is full, as far as is known.</summary>
    public RunStatus StatusOf(OfferRun run) => RunRules.StatusAt(run, Now, PlacesLeftOn(run));

    /// <summary>Places left on a run as far as is known. Null when it sets no limit.</summary>
    public int? PlacesLeftOn(OfferRun run) => Places.Of(run);

    /// <summary>Competency mappings of a version in framework order, without those that a steward refused.</summary>
    public IReadOnlyList<CompetencyMapping> MappingsOf(OfferVersion version)
    {
        ArgumentNullException.ThrowIfNull(version);

        if (AreShownAsKept(version.CompetencyMappings))
        {
            return ImmutableCollectionsMarshal.AsArray(version.CompetencyMappings)!;
        }

        var mappings = version.CompetencyMappings
            .Where(mapping => mapping.Verification != Verification.Rejected && Reference.CompetencyPlaces.ContainsKey(mapping.CompetencyId))
            .ToArray();

        Array.Sort(mappings, (left, right) => PlaceOf(left).CompareTo(PlaceOf(right)));
        return mappings;
    }

    /// <summary>The same with those that a steward refused, for who sees the offer in every state: its provider, and stewards. They count nowhere.</summary>
    public IReadOnlyList<CompetencyMapping> ShownMappingsOf(OfferVersion version)
    {
        ArgumentNullException.ThrowIfNull(version);

        if (AreShownAsKept(version.CompetencyMappings)
            || Offer(version.OfferId) is not { } offer
            || !(Viewer.SeesAll || Viewer.OwnProviders.Contains(offer.ProviderId)))
        {
            return MappingsOf(version);
        }

        return [.. version.CompetencyMappings.Where(mapping => Reference.CompetencyPlaces.ContainsKey(mapping.CompetencyId)).OrderBy(PlaceOf)];
    }

    /// <summary>Competency areas that the mappings of a version touch, in framework order.</summary>
    public IReadOnlyList<CompetencyArea> AreasOf(OfferVersion version)
    {
        var areas = new List<CompetencyArea>();

        foreach (var mapping in MappingsOf(version))
        {
            if (Area(Competency(mapping.CompetencyId)!.AreaId) is { } area && !areas.Contains(area))
            {
                areas.Add(area);
            }
        }

        return areas;
    }

    /// <summary>Accreditations of a version, latest first.</summary>
    public IReadOnlyList<Accreditation> AccreditationsOf(OfferVersionId version)
    {
        if (OfferVersion(version) is null)
        {
            return [];
        }

        var rows = new List<Accreditation>();

        foreach (var slot in Links.Accreditations.Of(Tables.OfferVersions.SlotOf(version.Value)))
        {
            rows.Add(Tables.Accreditations[slot]!);
        }

        return rows;
    }

    /// <summary>State of an accreditation today.</summary>
    public AccreditationStatus StatusOf(Accreditation accreditation) => AccreditationRules.StatusOn(accreditation, Today);

    /// <summary>Whether an accreditation of the version shown is valid today. Merely listed does not count.</summary>
    public bool IsAccredited(OfferId offer)
    {
        var slot = Tables.Offers.SlotOf(offer.Value);
        return slot >= 0 && Bits.Has(visible, slot) && Bits.Has(Clock.Accredited, slot);
    }

    /// <summary>The offers of these ids that the viewer sees, in their order.</summary>
    public IReadOnlyList<CatalogueOffer> OffersOf(ImmutableArray<OfferId> ids) => Found(ids, Offer);

    /// <summary>The specialisms of these ids, in their order.</summary>
    public IReadOnlyList<Specialism> SpecialismsOf(ImmutableArray<SpecialismId> ids) => Found(ids, Specialism);

    /// <summary>The requirements of these ids, in their order.</summary>
    public IReadOnlyList<ReadinessRequirement> RequirementsOf(ImmutableArray<ReadinessRequirementId> ids) =>
        Found(ids, ReadinessRequirement);

    /// <summary>The funding streams of these ids, in their order.</summary>
    public IReadOnlyList<FundingStream> StreamsOf(ImmutableArray<FundingStreamId> ids) => Found(ids, FundingStream);

    /// <summary>The competencies of these ids, in their order.</summary>
    public IReadOnlyList<Competency> CompetenciesOf(ImmutableArray<CompetencyId> ids) => Found(ids, Competency);

    /// <summary>The organisations of these ids, in their order.</summary>
    public IReadOnlyList<Organisation> OrganisationsOf(ImmutableArray<OrganisationId> ids) => Found(ids, Organisation);

    /// <summary>Areas of a framework version, in its order.</summary>
    public IReadOnlyList<CompetencyArea> AreasOf(CompetencyFrameworkId framework) =>
        Reference.AreasByFramework.GetValueOrDefault(framework, []);

    /// <summary>Competencies of an area, in its order.</summary>
    public IReadOnlyList<Competency> CompetenciesOf(CompetencyAreaId area) => Reference.CompetenciesByArea.GetValueOrDefault(area, []);

    /// <summary>Competencies of a framework version, in its order.</summary>
    public IEnumerable<Competency> CompetenciesOf(CompetencyFrameworkId framework) =>
        AreasOf(framework).SelectMany(area => CompetenciesOf(area.Id));

    /// <summary>Tiers of a framework version, lowest first.</summary>
    public IReadOnlyList<TierDescriptor> TiersOf(CompetencyFrameworkId framework) =>
        Reference.TiersByFramework.GetValueOrDefault(framework, []);

    /// <summary>Requirements before taking referrals that are in force today under a framework version, required ones first.</summary>
    public IReadOnlyList<ReadinessRequirement> RequirementsOf(CompetencyFrameworkId framework)
    {
        var today = Today;
        return Framework(framework) is { } version ? [.. RequirementsUnder(version).Where(row => row.IsInForceOn(today))] : [];
    }

    /// <summary>Pathways that lead to a specialism, by name.</summary>
    public IReadOnlyList<Pathway> PathwaysOf(SpecialismId specialism) => Reference.PathwaysBySpecialism.GetValueOrDefault(specialism, []);

    /// <summary>
    /// CPD time of the steps of a pathway that are not optional, in minutes, where it is known: of a choice of offers, the shortest known.
    /// </summary>
    public int TotalCpdMinutesOf(Pathway pathway)
    {
        ArgumentNullException.ThrowIfNull(pathway);

        return pathway.Stages.SelectMany(stage => stage.Steps)
            .Where(step => !step.Optional)
            .Select(step => step.Requirement)
            .OfType<OfferRequirement>()
            .Sum(requirement => OffersOf(requirement.OfferIds)
                .Select(offer => offer.Delivery.CpdMinutes ?? 0)
                .Where(minutes => minutes > 0)
                .Order()
                .Take(requirement.AtLeast)
                .Sum());
    }

    /// <summary>Rules of a funding stream in force on a day, oldest first.</summary>
    /// <param name="stream">The stream.</param>
    /// <param name="asAt">The day; null: today.</param>
    public IReadOnlyList<FundingRule> RulesOf(FundingStreamId stream, DateOnly? asAt = null)
    {
        var day = asAt ?? Today;
        return [.. Reference.RulesByStream.GetValueOrDefault(stream, []).Where(rule => rule.IsInForceOn(day))];
    }

    /// <summary>Every funding stream with its rules in force on a day, by the stream's name.</summary>
    /// <param name="asAt">The day; null: today.</param>
    public ImmutableArray<StreamRules> StreamsWithRules(DateOnly? asAt = null) =>
        [.. Reference.Streams.Items.Select(stream => new StreamRules(stream, [.. RulesOf(stream.Id, asAt)]))];

    /// <summary>Supervision policies of all days, past and to come.</summary>
    public IReadOnlyCollection<SupervisionPolicy> AllSupervisionPolicies => [.. Tables.SupervisionPolicies.All()];

    /// <summary>Supervision policies in force on a day, by kind.</summary>
    /// <param name="asAt">The day; null: today.</param>
    public IReadOnlyList<SupervisionPolicy> SupervisionPolicies(DateOnly? asAt = null)
    {
        var day = asAt ?? Today;

        return [.. Tables.SupervisionPolicies.All()
            .Where(row => row.IsInForceOn(day))
            .OrderBy(row => row.Kind)
            .ThenBy(row => row.Id.Value)];
    }

    private static List<T> Found<TId, T>(ImmutableArray<TId> ids, Func<TId, T?> find)
        where T : class
    {
        if (ids.IsDefaultOrEmpty)
        {
            return [];
        }

        var found = new List<T>(ids.Length);

        foreach (var id in ids)
        {
            if (find(id) is { } item)
            {
                found.Add(item);
            }
        }

        return found;
    }

    /// <summary>Whether all are shown and stand in framework order already, as nearly every version has them: then nothing is copied.</summary>
    private bool AreShownAsKept(ImmutableArray<CompetencyMapping> mappings)
    {
        var last = -1;

        foreach (var mapping in mappings)
        {
            if (mapping.Verification == Verification.Rejected
                || !Reference.CompetencyPlaces.TryGetValue(mapping.CompetencyId, out var place)
                || place <= last)
            {
                return false;
            }

            last = place;
        }

        return true;
    }

    private int PlaceOf(CompetencyMapping mapping) => Reference.CompetencyPlaces[mapping.CompetencyId];
}

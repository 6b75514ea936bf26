using System.Collections.Immutable;
using CpdGraph.Domain;

namespace CpdGraph.Data;

/// <summary>What the files say of the catalogue, by the keys that people's records use. A key that is there twice was reported; the first one counts.</summary>
internal sealed class SeededCatalogue(IReadOnlyCollection<ICatalogueRecord> rows, ImmutableArray<SeededOffer> offers)
{
    private readonly Dictionary<CompetencyAreaId, CompetencyFramework> frameworks = Frameworks(rows);

    public IReadOnlyDictionary<string, SeededOffer> Offers { get; } = offers.DistinctBy(offer => offer.Offer.Slug).ToDictionary(offer => offer.Offer.Slug);

    public IReadOnlyDictionary<string, FundingStream> Streams { get; } = rows.OfType<FundingStream>().DistinctBy(stream => stream.Code).ToDictionary(stream => stream.Code);

    public IReadOnlyDictionary<string, Competency> Competencies { get; } =
        rows.OfType<Competency>().DistinctBy(competency => competency.Code).ToDictionary(competency => competency.Code);

    public IReadOnlyDictionary<string, Pathway> Pathways { get; } = rows.OfType<Pathway>().DistinctBy(pathway => pathway.Slug).ToDictionary(pathway => pathway.Slug);

    private readonly Dictionary<OfferRunId, OfferRun> runs = rows.OfType<OfferRun>().DistinctBy(run => run.Id).ToDictionary(run => run.Id);

    public IReadOnlyList<ReadinessRequirement> Requirements { get; } = [.. rows.OfType<ReadinessRequirement>()];

    public IReadOnlyList<SupervisionPolicy> SupervisionPolicies { get; } = [.. rows.OfType<SupervisionPolicy>()];

    public CompetencyFramework? FrameworkOf(Competency competency) => frameworks.GetValueOrDefault(competency.AreaId);

    public Named<Competency> Competency(string code) => new(code, Competencies.GetValueOrDefault(code));

    /// <summary>What an offer says that it meets. Null when there is no such offer.</summary>
    public OfferClaim? Claim(OfferId id) => offers.FirstOrDefault(offer => offer.Offer.Id == id) is { } offer
        ? new(
            offer.Version,
            [.. Requirements.Where(row => offer.Version.SatisfiesIds.Contains(row.Id)).Select(row => row.Code)],
            offer.Accreditations)
        : null;

    /// <summary>A run of an offer. Null when there is none of this key.</summary>
    public BookableRun? Run(string key) =>
        runs.GetValueOrDefault(OfferRunId.From(StableId.Of(CatalogueKind.OfferRun, key))) is { } run && offers.FirstOrDefault(offer => offer.Offer.Id == run.OfferId) is { } offer
            ? new(run, offer.Offer, offer.Version)
            : null;

    /// <summary>When a run takes place. Empty when there is no such run.</summary>
    public ImmutableArray<RunSession> SessionsOf(OfferRunId run) => runs.GetValueOrDefault(run)?.Sessions ?? [];

    private static Dictionary<CompetencyAreaId, CompetencyFramework> Frameworks(IReadOnlyCollection<ICatalogueRecord> rows)
    {
        var byId = rows.OfType<CompetencyFramework>().DistinctBy(row => row.Id).ToDictionary(row => row.Id);

        return rows.OfType<CompetencyArea>().DistinctBy(area => area.Id).Where(area => byId.ContainsKey(area.FrameworkId)).ToDictionary(area => area.Id, area => byId[area.FrameworkId]);
    }
}

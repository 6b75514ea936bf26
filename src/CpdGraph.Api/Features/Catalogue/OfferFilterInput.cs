using CpdGraph.Api.Composition;
using CpdGraph.Api.GlobalIds;
using CpdGraph.Domain;

namespace CpdGraph.Api.Features.Catalogue;

/// <summary>Input <c>OfferFilter</c> as clients send it, with global ids. Null is no condition.</summary>
public sealed record OfferFilterInput
{
    public IReadOnlyList<OfferFilterInput>? And { get; init; }

    public IReadOnlyList<OfferFilterInput>? Or { get; init; }

    public OfferFilterInput? Not { get; init; }

    public string? Text { get; init; }

    public StringFilter? Title { get; init; }

    public IReadOnlyList<OfferChannel>? Channels { get; init; }

    public IReadOnlyList<OfferFormat>? Formats { get; init; }

    public Formality? Formality { get; init; }

    public IReadOnlyList<OfferStatus>? Statuses { get; init; }

    public IReadOnlyList<string>? ProviderIds { get; init; }

    public IReadOnlyList<ProviderKind>? ProviderKinds { get; init; }

    public IReadOnlyList<string>? AreaIds { get; init; }

    public IReadOnlyList<string>? CompetencyIds { get; init; }

    public IReadOnlyList<CompetencyCoverage>? Coverage { get; init; }

    public IReadOnlyList<PracticeTier>? Tiers { get; init; }

    public IReadOnlyList<string>? SpecialismIds { get; init; }

    public IReadOnlyList<DeliveryMode>? DeliveryModes { get; init; }

    public IntRange? LearningMinutes { get; init; }

    public IntRange? CpdMinutes { get; init; }

    public bool? Free { get; init; }

    public DecimalRange? Price { get; init; }

    public bool? Accredited { get; init; }

    public IReadOnlyList<string>? AccreditingBodyIds { get; init; }

    public IReadOnlyList<string>? FundingStreamIds { get; init; }

    public IReadOnlyList<string>? Satisfies { get; init; }

    public DateRange? StartsBetween { get; init; }

    public bool? Bookable { get; init; }

    public string? ForOrganisationId { get; init; }

    public DateTimeOffset? UpdatedSince { get; init; }

    /// <summary>The filter in the domain's terms.</summary>
    /// <param name="maxNesting">Levels of filters within filters.</param>
    /// <param name="path">Where it stands among the arguments, for messages.</param>
    internal OfferFilter ToDomain(int maxNesting, string path = "filter")
    {
        FilterNesting.Check(path, this, maxNesting, static filter => [.. filter.And ?? [], .. filter.Or ?? [], .. filter.Not is null ? [] : new[] { filter.Not }]);

        return Convert(path);
    }

    // The nesting was checked before: this recursion is at most that deep.
    private OfferFilter Convert(string path) => new()
    {
        And = And?.Select((filter, i) => filter.Convert($"{path}.and.{i}")).ToArray(),
        Or = Or?.Select((filter, i) => filter.Convert($"{path}.or.{i}")).ToArray(),
        Not = Not?.Convert($"{path}.not"),
        Text = Text is null ? null : SearchText.Check(Text, $"{path}.text"),
        Title = Title,
        Channels = Channels,
        Formats = Formats,
        Formality = Formality,
        Statuses = Statuses,
        ProviderIds = IdArgument.Several<ProviderId>(ProviderIds, NodeKind.Provider, path, "providerIds"),
        ProviderKinds = ProviderKinds,
        AreaIds = IdArgument.Several<CompetencyAreaId>(AreaIds, NodeKind.CompetencyArea, path, "areaIds"),
        CompetencyIds = IdArgument.Several<CompetencyId>(CompetencyIds, NodeKind.Competency, path, "competencyIds"),
        Coverage = Coverage,
        Tiers = Tiers,
        SpecialismIds = IdArgument.Several<SpecialismId>(SpecialismIds, NodeKind.Specialism, path, "specialismIds"),
        DeliveryModes = DeliveryModes,
        LearningMinutes = LearningMinutes,
        CpdMinutes = CpdMinutes,
        Free = Free,
        Price = Price,
        Accredited = Accredited,
        AccreditingBodyIds = IdArgument.Several<AccreditingBodyId>(AccreditingBodyIds, NodeKind.AccreditingBody, path, "accreditingBodyIds"),
        FundingStreamIds = IdArgument.Several<FundingStreamId>(FundingStreamIds, NodeKind.FundingStream, path, "fundingStreamIds"),
        Satisfies = Satisfies,
        StartsBetween = StartsBetween,
        Bookable = Bookable,
        ForOrganisationId = IdArgument.Named<OrganisationId>(ForOrganisationId, NodeKind.Organisation, path, "forOrganisationId"),
        UpdatedSince = UpdatedSince,
    };
}

using System.Collections.Immutable;
using CpdGraph.Api.GlobalIds;
using CpdGraph.Domain;
using CpdGraph.GraphQL.Binding;

namespace CpdGraph.Api.Features.Competencies;

/// <summary>Input <c>EvidenceDetailsInput</c>.</summary>
internal sealed record EvidenceDetailsInput
{
    public Optional<EvidenceKind?> Kind { get; init; }

    public Optional<string?> Title { get; init; }

    public Optional<string?> Body { get; init; }

    public Optional<DateOnly?> GatheredOn { get; init; }

    public Optional<string?> LinkUrl { get; init; }

    public Optional<IReadOnlyList<string>?> CompetencyIds { get; init; }

    public Optional<EvidenceSharing?> Sharing { get; init; }

    public EvidenceEntry ToEntry(CatalogueView catalogue) => new()
    {
        Kind = Given(Kind),
        Title = Given(Title),
        Body = Given(Body),
        GatheredOn = Given(GatheredOn),
        LinkUrl = Given(LinkUrl),
        Competencies = CompetencyIds.IsPresent
            ? Edit<ImmutableArray<Named<Competency>>>.To(NamedId.Several<CompetencyId, Competency>(CompetencyIds.Value, NodeKind.Competency, catalogue.Competency))
            : default,
        Sharing = Given(Sharing),
    };

    private static Edit<T> Given<T>(Optional<T> input) => input.IsPresent ? Edit<T>.To(input.Value) : default;
}

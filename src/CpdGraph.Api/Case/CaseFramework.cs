using System.Collections.Immutable;
using CpdGraph.Domain;

namespace CpdGraph.Api.Case;

/// <summary>One framework version with all that belongs to it: what a CASE package is made of, and what one is read into.</summary>
/// <param name="Framework">The version.</param>
/// <param name="Areas">Its areas, in their order.</param>
/// <param name="Competencies">Competencies of all areas; those of one area in their order.</param>
/// <param name="Tiers">Its tiers, lowest first. Empty for a framework without tiers.</param>
internal sealed record CaseFramework(
    CompetencyFramework Framework, ImmutableArray<CompetencyArea> Areas, ImmutableArray<Competency> Competencies, ImmutableArray<TierDescriptor> Tiers)
{
    /// <summary>Every record, a framework before what refers to it.</summary>
    public IEnumerable<ICatalogueRecord> Records => [Framework, .. Areas, .. Competencies, .. Tiers];

    /// <summary>A framework of the catalogue.</summary>
    public static CaseFramework Of(CatalogueView catalogue, CompetencyFramework framework)
    {
        ArgumentNullException.ThrowIfNull(catalogue);
        ArgumentNullException.ThrowIfNull(framework);

        return new(framework, [.. catalogue.AreasOf(framework.Id)], [.. catalogue.CompetenciesOf(framework.Id)], [.. catalogue.TiersOf(framework.Id)]);
    }
}

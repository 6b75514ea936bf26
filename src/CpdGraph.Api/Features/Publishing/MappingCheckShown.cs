using CpdGraph.Domain;

namespace CpdGraph.Api.Features.Publishing;

/// <summary>What a steward found about a mapping, as the schema shows it.</summary>
internal sealed record MappingCheckShown(CompetencyId CompetencyId, Verification Verification, DateTimeOffset CheckedAt, string CheckedBy, string? Reason)
{
    public static MappingCheckShown Of(MappingCheck check) => new(check.CompetencyId, check.Verification, check.CheckedAt, check.CheckedByName, check.Reason);
}

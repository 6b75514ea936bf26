using System.Collections.Immutable;
using CpdGraph.Api.GlobalIds;
using CpdGraph.Domain;

namespace CpdGraph.Api.Features.Funding;

/// <summary>Input <c>FundingInput</c>.</summary>
internal sealed record FundingInput(string StreamId, string? AllocationId, MoneyEntry? Amount, decimal? SharePercent, FundingUse Use, string? Reference)
{
    /// <summary>The lines of an input, with the streams that they name.</summary>
    /// <param name="lines">Null means none.</param>
    /// <param name="budgets">Budgets that lines may name, by id. Null: any that is named is one that was not found.</param>
    public static ImmutableArray<FundingEntry> ToEntries(
        IReadOnlyList<FundingInput>? lines, CatalogueView catalogue, IReadOnlyDictionary<FundingAllocationId, FundingAllocation>? budgets = null) =>
    [
        .. (lines ?? []).Select(line => new FundingEntry
        {
            Stream = NamedId.Find<FundingStreamId, FundingStream>(line.StreamId, NodeKind.FundingStream, catalogue.FundingStream),
            Allocation = NamedId.FindGiven<FundingAllocationId, FundingAllocation>(line.AllocationId, NodeKind.FundingAllocation, id => budgets?.GetValueOrDefault(id)),
            Amount = line.Amount,
            SharePercent = line.SharePercent,
            Use = line.Use,
            Reference = line.Reference,
        }),
    ];

    /// <summary>Budgets that lines name; ids that are none are left out.</summary>
    public static IEnumerable<FundingAllocationId> NamedIn(IReadOnlyList<FundingInput>? lines) =>
        (lines ?? []).Select(line => line.AllocationId is { } text ? NamedId.Read<FundingAllocationId>(text, NodeKind.FundingAllocation) : null).OfType<FundingAllocationId>();
}

using CpdGraph.Api.Paging;
using CpdGraph.Domain;

namespace CpdGraph.Api.Features.Catalogue;

/// <summary>Arguments of every list of offers.</summary>
public sealed record OfferArguments(
    int? First, string? After, int? Last, string? Before, OfferFilterInput? Filter, IReadOnlyList<OfferOrderInput>? OrderBy) : IPageArguments;

/// <summary>Arguments of every list of runs.</summary>
public sealed record RunArguments(
    int? First, string? After, int? Last, string? Before, RunFilterInput? Filter, IReadOnlyList<RunOrderInput>? OrderBy) : IPageArguments;

/// <summary>Arguments of the stream of published offers.</summary>
public sealed record OfferPublishedArguments(OfferFilterInput? Filter);

/// <summary>Arguments of the stream of what happens to offers.</summary>
public sealed record OfferChangedArguments(OfferFilterInput? Filter, string? After);

/// <summary>Arguments of the stream of what happens to runs.</summary>
public sealed record RunChangedArguments(RunFilterInput? Filter, string? After);

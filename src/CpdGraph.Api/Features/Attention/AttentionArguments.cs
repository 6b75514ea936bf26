using CpdGraph.Api.Paging;
using CpdGraph.Domain;

namespace CpdGraph.Api.Features.Attention;

/// <summary>Arguments of the list of what needs doing. No kinds: all of them.</summary>
public sealed record AttentionArguments(int? First, string? After, int? Last, string? Before, IReadOnlyList<AttentionKind>? Kinds) : IPageArguments;

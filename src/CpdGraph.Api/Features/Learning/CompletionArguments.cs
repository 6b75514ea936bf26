using CpdGraph.Api.Features.Catalogue;
using CpdGraph.Api.Features.Coaches;
using CpdGraph.Api.GlobalIds;
using CpdGraph.Api.Paging;
using CpdGraph.Domain;

namespace CpdGraph.Api.Features.Learning;

/// <summary>Arguments of every list of completions.</summary>
public sealed record CompletionArguments(
    int? First, string? After, int? Last, string? Before, CompletionFilterInput? Filter, CompletionOrderInput? OrderBy) : IPageArguments;

/// <summary>What completions can be sorted by. The numbers are in cursors, so they stay as they are.</summary>
public enum CompletionSort
{
    OccurredOn = 1,
    UpdatedAt = 2,
}

/// <summary>Input <c>CompletionOrder</c>.</summary>
public sealed record CompletionOrderInput(CompletionSort Field, OrderDirection Direction)
{
    internal static CompletionOrderInput LatestFirst { get; } = new(CompletionSort.OccurredOn, OrderDirection.Desc);

    internal bool IsDescending => Direction == OrderDirection.Desc;

    internal CursorOrder Cursor => new(CursorList.Completions, ((ulong)Field << 1) + (IsDescending ? 1UL : 0UL));

    internal CursorKey PlaceOf(Completion completion) => CursorKey.Of(
        Cursor,
        Field == CompletionSort.OccurredOn ? completion.OccurredOn.DayNumber : completion.UpdatedAt.UtcTicks,
        completion.Id.Value);
}

/// <summary>Input <c>CompletionFilter</c> as clients send it, with global ids. Null is no condition.</summary>
public sealed record CompletionFilterInput
{
    public DateRange? OccurredOn { get; init; }

    public IReadOnlyList<string>? CoachIds { get; init; }

    public CoachFilterInput? Coach { get; init; }

    public IReadOnlyList<string>? OfferIds { get; init; }

    public OfferFilterInput? Offer { get; init; }

    public IReadOnlyList<CompletionOutcome>? Outcomes { get; init; }

    public IReadOnlyList<Verification>? Verification { get; init; }

    public IReadOnlyList<string>? FundingStreamIds { get; init; }

    public DateRange? ExpiresOn { get; init; }

    public DateTimeOffset? UpdatedSince { get; init; }

    internal IReadOnlyList<CoachId>? Coaches() => IdArgument.Several<CoachId>(CoachIds, NodeKind.Coach, "filter.coachIds");

    internal IReadOnlyList<OfferId>? Offers() => IdArgument.Several<OfferId>(OfferIds, NodeKind.Offer, "filter.offerIds");

    internal IReadOnlyList<FundingStreamId>? Streams() =>
        IdArgument.Several<FundingStreamId>(FundingStreamIds, NodeKind.FundingStream, "filter.fundingStreamIds");
}

/// <summary>A filter of completions, with what it says about coaches and offers worked out.</summary>
/// <param name="Coaches">Of these alone, all of whom the caller may see. Null: no condition.</param>
/// <param name="Offers">Of these alone. Null: no condition.</param>
internal sealed record CompletionConditions(CompletionFilterInput Filter, IQueryable<Coach>? Coaches, IReadOnlyList<OfferId>? Offers)
{
    /// <summary>Whether it asks whose a completion is, or who paid: not everybody who sees a completion may know.</summary>
    public bool AskOfCoachOrMoney => Filter.CoachIds is not null || Filter.Coach is not null || Filter.FundingStreamIds is not null;
}

using System.Collections.Immutable;
using CpdGraph.Api.Mutations;
using CpdGraph.Domain;
using CpdGraph.GraphQL.Binding;

namespace CpdGraph.Api.Features.Publishing;

/// <summary>Input <c>RunDetailsInput</c>: in an update, what is absent stays and null clears.</summary>
internal sealed record RunDetailsInput
{
    public Optional<DateTimeOffset?> StartsAt { get; init; }

    public Optional<DateTimeOffset?> EndsAt { get; init; }

    public Optional<IReadOnlyList<RunSessionEntry>?> Sessions { get; init; }

    public Optional<int?> SessionsNeeded { get; init; }

    public Optional<Venue?> Venue { get; init; }

    public Optional<string?> JoinUrl { get; init; }

    public Optional<int?> Capacity { get; init; }

    public Optional<bool?> WaitingListOpen { get; init; }

    public Optional<DateTimeOffset?> BookingOpensAt { get; init; }

    public Optional<DateTimeOffset?> BookingClosesAt { get; init; }

    public Optional<string?> BookingUrl { get; init; }

    public Optional<bool?> ApprovalNeeded { get; init; }

    public Optional<int?> CancellationNoticeDays { get; init; }

    public Optional<bool?> Free { get; init; }

    public Optional<MoneyEntry?> Price { get; init; }

    /// <summary>A new run: what is absent is as if it were null.</summary>
    public RunDetails ToDetails() => new()
    {
        StartsAt = StartsAt.Or(null),
        EndsAt = EndsAt.Or(null),
        Sessions = Sessions.Or(null)?.ToImmutableArray() ?? [],
        SessionsNeeded = SessionsNeeded.Or(null),
        Venue = Venue.Or(null),
        JoinUrl = JoinUrl.Or(null),
        Capacity = Capacity.Or(null),
        WaitingListOpen = WaitingListOpen.Or(null) ?? false,
        BookingOpensAt = BookingOpensAt.Or(null),
        BookingClosesAt = BookingClosesAt.Or(null),
        BookingUrl = BookingUrl.Or(null),
        ApprovalNeeded = ApprovalNeeded.Or(null) ?? false,
        CancellationNoticeDays = CancellationNoticeDays.Or(null),
        Free = Free.Or(null),
        Price = Price.Or(null),
    };

    /// <summary>A change of a run.</summary>
    public RunEdit ToEdit() => new()
    {
        StartsAt = StartsAt.ToEdit(),
        EndsAt = EndsAt.ToEdit(),
        Sessions = Sessions.ToEdit(sessions => sessions?.ToImmutableArray() ?? []),
        SessionsNeeded = SessionsNeeded.ToEdit(),
        Venue = Venue.ToEdit(),
        JoinUrl = JoinUrl.ToEdit(),
        Capacity = Capacity.ToEdit(),
        WaitingListOpen = WaitingListOpen.ToEdit(),
        BookingOpensAt = BookingOpensAt.ToEdit(),
        BookingClosesAt = BookingClosesAt.ToEdit(),
        BookingUrl = BookingUrl.ToEdit(),
        ApprovalNeeded = ApprovalNeeded.ToEdit(),
        CancellationNoticeDays = CancellationNoticeDays.ToEdit(),
        Free = Free.ToEdit(),
        Price = Price.ToEdit(),
    };
}

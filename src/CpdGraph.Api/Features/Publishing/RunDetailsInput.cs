using System.Collections.Immutable;
using CpdGraph.Domain;

namespace CpdGraph.Api.Features.Publishing;

/// <summary>Input <c>RunDetailsInput</c>.</summary>
internal sealed record RunDetailsInput
{
    public DateTimeOffset? StartsAt { get; init; }

    public DateTimeOffset? EndsAt { get; init; }

    public IReadOnlyList<RunSessionEntry>? Sessions { get; init; }

    public int? SessionsNeeded { get; init; }

    public Venue? Venue { get; init; }

    public string? JoinUrl { get; init; }

    public int? Capacity { get; init; }

    public bool? WaitingListOpen { get; init; }

    public DateTimeOffset? BookingOpensAt { get; init; }

    public DateTimeOffset? BookingClosesAt { get; init; }

    public string? BookingUrl { get; init; }

    public bool? ApprovalNeeded { get; init; }

    public int? CancellationNoticeDays { get; init; }

    public bool? Free { get; init; }

    public MoneyEntry? Price { get; init; }

    public RunDetails ToDetails() => new()
    {
        StartsAt = StartsAt,
        EndsAt = EndsAt,
        Sessions = Sessions?.ToImmutableArray() ?? [],
        SessionsNeeded = SessionsNeeded,
        Venue = Venue,
        JoinUrl = JoinUrl,
        Capacity = Capacity,
        WaitingListOpen = WaitingListOpen ?? false,
        BookingOpensAt = BookingOpensAt,
        BookingClosesAt = BookingClosesAt,
        BookingUrl = BookingUrl,
        ApprovalNeeded = ApprovalNeeded ?? false,
        CancellationNoticeDays = CancellationNoticeDays,
        Free = Free,
        Price = Price,
    };
}

using System.Collections.Immutable;
using CpdGraph.Api.Features.Coaches;
using CpdGraph.Domain;

namespace CpdGraph.Api.Features.Funding;

/// <summary>Money that a mutation asks for or promises, for one place or one completion of one coach.</summary>
internal sealed record FundingRequest
{
    /// <summary>Who it is for.</summary>
    public required CoachShown Coach { get; init; }

    /// <summary>What it is for.</summary>
    public required FundedOffer Offer { get; init; }

    /// <summary>What it costs in all, as typed or as the run says. Null when that is not known.</summary>
    public MoneyEntry? Cost { get; init; }

    /// <summary>Who is to pay. Empty means nobody.</summary>
    public required IReadOnlyList<FundingInput> Lines { get; init; }

    /// <summary>Whether it is only asked for, or promised.</summary>
    public required FundingIntent Intent { get; init; }

    /// <summary>Whose budgets may be used.</summary>
    public required FundingPayer Payer { get; init; }

    /// <summary>Awards that the place or completion has. Null when the lines are all there is: then they make exactly the cost.</summary>
    public ImmutableArray<FundingAward>? Standing { get; init; }

    /// <summary>The day that decides rules, employer and financial year. Null means today.</summary>
    public DateOnly? AwardedOn { get; init; }
}

/// <summary>Who decides on money.</summary>
internal enum FundingPayer
{
    /// <summary>The line manager, or a coach who asks: out of budgets of the coach's employer.</summary>
    Employer,

    /// <summary>The caller as a member who funds organisations, or a steward: out of budgets of those organisations.</summary>
    Caller,
}

/// <summary>What money is for.</summary>
/// <param name="EnrolmentId">Null for a completion without a place.</param>
/// <param name="CompletionId">Null until a place is completed.</param>
/// <param name="EmployerId">The coach's employer on the day. Null between employments.</param>
/// <param name="AwardedOn">The day that decides the financial year.</param>
internal sealed record FundingTarget(CoachId CoachId, EnrolmentId? EnrolmentId, CompletionId? CompletionId, OrganisationId? EmployerId, DateOnly AwardedOn)
{
    /// <summary>Number of the latest award for it. 0 when there is none.</summary>
    public int LastPosition { get; init; }

    /// <summary>Whether what is promised is paid at once, because the learning is done or the place was held.</summary>
    public bool PaysAtOnce { get; init; }
}

using CpdGraph.Domain;

namespace CpdGraph.Api.Features.Dashboards;

/// <summary>Type <c>WorkforceDashboard</c>.</summary>
/// <param name="Organisation">What it covers with all below it. Null for everything that the caller oversees, and for the own team.</param>
/// <param name="IsPrevious">Whether it is of the period before another's.</param>
internal sealed record DashboardShown(WorkforceNumbers Numbers, OrganisationId? Organisation, bool IsPrevious = false)
{
    /// <summary>Day of the nightly facts. Null when they are live.</summary>
    public DateOnly? SnapshotOf => Numbers.Request.Exact ? null : Numbers.Facts.Day;

    /// <summary>The same for the period before. Null when it is that itself.</summary>
    public DashboardShown? Previous => IsPrevious ? null : new(Numbers.Previous, Organisation, IsPrevious: true);

    /// <summary>The rule that the numbers passed.</summary>
    public DisclosureRuleShown Rule => new()
    {
        SmallestShown = Disclosure.SmallestShown,
        RoundedTo = Disclosure.RoundedTo,
        MinutesRoundedTo = Disclosure.MinutesRoundedTo,
        PoundsRoundedTo = Disclosure.PoundsRoundedTo,
        Exact = Numbers.Request.Exact,
        SourceReference = Disclosure.SourceReference,
    };
}

/// <summary>Type <c>DisclosureRule</c>.</summary>
internal sealed record DisclosureRuleShown
{
    public required int SmallestShown { get; init; }

    public required int RoundedTo { get; init; }

    public required int MinutesRoundedTo { get; init; }

    public required int PoundsRoundedTo { get; init; }

    public required bool Exact { get; init; }

    public required string SourceReference { get; init; }
}

/// <summary>Type <c>CompletionTally</c>.</summary>
internal sealed record CompletionTallyShown(string Key, string Label, SafeCount Count, int? CpdMinutes);

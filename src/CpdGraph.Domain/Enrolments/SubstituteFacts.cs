using System.Collections.Immutable;

namespace CpdGraph.Domain;

/// <summary>What it is decided by whether another coach takes over a place, read while both coaches and the run's places are locked.</summary>
public sealed record SubstituteFacts
{
    /// <summary>The run with its sessions, its offer, and the version that is shown.</summary>
    public required BookableRun Bookable { get; init; }

    /// <summary>The substitute's employer today. Null between employments.</summary>
    public OrganisationId? EmployerId { get; init; }

    /// <summary>Live places of the substitute.</summary>
    public ImmutableArray<LivePlace> LivePlaces { get; init; } = [];

    /// <summary>Completions of the substitute of what the offer builds on; those that were corrected are left out.</summary>
    public ImmutableArray<Completion> Completions { get; init; } = [];

    /// <summary>Who manages the substitute today.</summary>
    public ImmutableArray<LineManager> LineManagers { get; init; } = [];

    /// <summary>Whether money was promised for the place, which goes with it.</summary>
    public bool IsPaidFor { get; init; }

    /// <summary>Who acts.</summary>
    public required Caller Caller { get; init; }

    /// <summary>The request's instant, UTC.</summary>
    public required DateTimeOffset Now { get; init; }
}

/// <summary>A place that went from one coach to another.</summary>
/// <param name="Given">The place of the one who does not come.</param>
/// <param name="Taken">The substitute's.</param>
public sealed record Substitution(EnrolmentChange Given, EnrolmentChange Taken);

using System.Collections.Immutable;

namespace CpdGraph.Domain;

/// <summary>A coach whose record is to be made.</summary>
public sealed record CoachRegistration
{
    /// <summary>Name for people.</summary>
    public required string DisplayName { get; init; }

    /// <summary>Where the invitation can be sent.</summary>
    public required string Email { get; init; }

    /// <summary>The first employment.</summary>
    public required NewEmployment Employment { get; init; }

    /// <summary>Null means the supervisor who registers the coach; nobody when a steward does.</summary>
    public Named<Supervisor>? LineManager { get; init; }

    /// <summary>Specialisms that the coach works in.</summary>
    public ImmutableArray<Named<Specialism>> Specialisms { get; init; } = [];
}

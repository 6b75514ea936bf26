using System.Collections.Immutable;

namespace CpdGraph.Domain;

/// <summary>Whose records a caller may read: everyone's, or those of these coaches.</summary>
public sealed class CoachScope
{
    private CoachScope(bool isEveryone, ImmutableHashSet<CoachId> coaches) => (IsEveryone, Coaches) = (isEveryone, coaches);

    /// <summary>Everyone's.</summary>
    public static CoachScope Everyone { get; } = new(true, []);

    /// <summary>Whether it is everyone's.</summary>
    public bool IsEveryone { get; }

    /// <summary>The coaches, unless it is everyone's.</summary>
    public ImmutableHashSet<CoachId> Coaches { get; }

    /// <summary>Nobody's but theirs.</summary>
    public static CoachScope Only(ImmutableHashSet<CoachId> coaches) => new(false, coaches);

    /// <summary>Whether the coach's record is in it.</summary>
    public bool Contains(CoachId coach) => IsEveryone || Coaches.Contains(coach);
}

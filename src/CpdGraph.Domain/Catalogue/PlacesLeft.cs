using System.Collections.Immutable;

namespace CpdGraph.Domain;

/// <summary>Places taken on runs as known when it was made. Immutable; one that follows another shares most of it.</summary>
public sealed class PlacesLeft
{
    private readonly ImmutableDictionary<OfferRunId, int> taken;
    private readonly ImmutableArray<OfferRunId> changed;

    // Stands for the one before, which would hold the one before it, and so on.
    private readonly object itself = new();
    private readonly object? before;

    /// <param name="taken">Places taken by run; a run that is not there has all its places.</param>
    public PlacesLeft(IReadOnlyDictionary<OfferRunId, int> taken)
        : this(taken.ToImmutableDictionary(), [], before: null)
    {
    }

    private PlacesLeft(ImmutableDictionary<OfferRunId, int> taken, ImmutableArray<OfferRunId> changed, object? before)
    {
        this.taken = taken;
        this.changed = changed;
        this.before = before;
    }

    /// <summary>No place is taken anywhere.</summary>
    public static PlacesLeft NoneTaken { get; } = new(ImmutableDictionary<OfferRunId, int>.Empty);

    /// <summary>Places left on a run, from 0. Null when it sets no limit.</summary>
    public int? Of(OfferRun run)
    {
        ArgumentNullException.ThrowIfNull(run);

        return Of(run, taken.GetValueOrDefault(run.Id));
    }

    /// <summary>Places left on a run of which so many are taken, from 0. Null when it sets no limit.</summary>
    public static int? Of(OfferRun run, int taken)
    {
        ArgumentNullException.ThrowIfNull(run);

        return run.Capacity is { } capacity ? Math.Max(0, capacity - taken) : null;
    }

    /// <summary>The same with what was read anew of some runs. This very one when nothing of it differs.</summary>
    public PlacesLeft With(IEnumerable<KeyValuePair<OfferRunId, int>> read)
    {
        ArgumentNullException.ThrowIfNull(read);

        var different = read.Where(pair => taken.GetValueOrDefault(pair.Key) != pair.Value).ToArray();

        return different.Length == 0 ? this : new(taken.SetItems(different), [.. different.Select(pair => pair.Key)], itself);
    }

    /// <summary>
    /// Whether the same runs are full as in another, so that what was worked out from it still holds. Told of the other itself and of the one
    /// that follows it; of any other it is not known, and false.
    /// </summary>
    /// <param name="other">The earlier one.</param>
    /// <param name="find">Finds a run. Null for one that is not known: then it counts for nothing.</param>
    internal bool FillsTheSameAs(PlacesLeft other, Func<OfferRunId, OfferRun?> find) => ReferenceEquals(this, other)
        || (ReferenceEquals(before, other.itself) && changed.All(id => find(id) is not { } run || Of(run) == 0 == (other.Of(run) == 0)));
}

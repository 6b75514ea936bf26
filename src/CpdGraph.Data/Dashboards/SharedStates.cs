using CpdGraph.Domain;

namespace CpdGraph.Data;

/// <summary>Keeps one of all equal states: of thousands of coaches on many days few stand in a way of their own.</summary>
internal sealed class SharedStates : IEqualityComparer<CoachState>
{
    private readonly HashSet<CoachState> states;

    public SharedStates() => states = new(this);

    public CoachState Of(CoachState state)
    {
        if (states.TryGetValue(state, out var known))
        {
            return known;
        }

        states.Add(state);
        return state;
    }

    bool IEqualityComparer<CoachState>.Equals(CoachState? left, CoachState? right) => left is null || right is null
        ? ReferenceEquals(left, right)
        : left.Readiness == right.Readiness && left.Missing.AsSpan().SequenceEqual(right.Missing.AsSpan()) && left.Supervision.AsSpan().SequenceEqual(right.Supervision.AsSpan());

    int IEqualityComparer<CoachState>.GetHashCode(CoachState state)
    {
        var hash = new HashCode();
        hash.Add(state.Readiness);

        foreach (var place in state.Missing)
        {
            hash.Add(place);
        }

        foreach (var one in state.Supervision)
        {
            hash.Add(one);
        }

        return hash.ToHashCode();
    }
}

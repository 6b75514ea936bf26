namespace CpdGraph.Domain;

/// <summary>
/// The true numbers of one group of what coaches did. It is filled in the order of coaches, counts each coach once, and knows who they are while they are so few
/// that they are hidden. Not safe for several threads at once.
/// </summary>
public sealed class GroupTally
{
    private int[]? few;
    private int last = -1;

    /// <summary>What they did.</summary>
    public int Events { get; private set; }

    /// <summary>How many coaches did it.</summary>
    public int People { get; private set; }

    /// <summary>Minutes that it took.</summary>
    public long Minutes { get; private set; }

    /// <summary>Pence that were paid for it.</summary>
    public long Pence { get; private set; }

    /// <summary>Whether there are so few people that nothing of them is shown.</summary>
    internal bool IsSmall => People is > 0 and <= SafeCount.LargestHidden;

    /// <summary>The coaches, when they are few; otherwise the first few of them.</summary>
    internal ReadOnlySpan<int> Few => few.AsSpan(0, Math.Min(People, SafeCount.LargestHidden));

    /// <summary>Adds what one coach did.</summary>
    /// <param name="coach">Place of the coach; never less than the one before.</param>
    public void Add(int coach, int events, long minutes = 0, long pence = 0)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(coach, last);

        (Events, Minutes, Pence) = (Events + events, Minutes + minutes, Pence + pence);

        if (coach == last)
        {
            return;
        }

        last = coach;

        if (People < SafeCount.LargestHidden)
        {
            few ??= new int[SafeCount.LargestHidden];
            few[People] = coach;
        }

        People++;
    }
}

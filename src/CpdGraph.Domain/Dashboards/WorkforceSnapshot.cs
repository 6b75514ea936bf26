namespace CpdGraph.Domain;

/// <summary>The facts of one night, as they are kept: whoever asks on the same day is answered from the same row, by whichever process.</summary>
public sealed record WorkforceSnapshot
{
    /// <summary>The day in England. One a day.</summary>
    public required DateOnly Day { get; init; }

    /// <summary>When it was made, UTC.</summary>
    public required DateTimeOffset MadeAt { get; init; }

    /// <summary>The facts, compressed; see <see cref="WorkforceFacts"/>.</summary>
    public required byte[] Content { get; init; }
}

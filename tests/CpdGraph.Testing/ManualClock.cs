namespace CpdGraph.Testing;

/// <summary>A clock that stands still until a test moves it. Its local time is UTC. Timers are the system's: they do not follow it.</summary>
public sealed class ManualClock(DateTimeOffset now) : TimeProvider
{
    private long utcTicks = now.UtcTicks;

    /// <summary>The moment it shows.</summary>
    public DateTimeOffset Now
    {
        get => GetUtcNow();
        set => Interlocked.Exchange(ref utcTicks, value.UtcTicks);
    }

    public override TimeZoneInfo LocalTimeZone => TimeZoneInfo.Utc;

    public override DateTimeOffset GetUtcNow() => new(Interlocked.Read(ref utcTicks), TimeSpan.Zero);

    public void Advance(TimeSpan by) => Interlocked.Add(ref utcTicks, by.Ticks);
}

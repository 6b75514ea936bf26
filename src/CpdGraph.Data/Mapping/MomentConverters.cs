using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace CpdGraph.Data;

/// <summary>A moment as whole microseconds since 1970-01-01 UTC. Smaller parts are cut off, on both engines alike.</summary>
internal sealed class UnixMicrosecondsConverter() : ValueConverter<DateTimeOffset, long>(
    moment => (moment.UtcTicks - DateTimeOffset.UnixEpoch.UtcTicks) / TimeSpan.TicksPerMicrosecond,
    microseconds => MomentOf(microseconds))
{
    public static DateTimeOffset MomentOf(long microseconds) =>
        new(DateTimeOffset.UnixEpoch.Ticks + microseconds * TimeSpan.TicksPerMicrosecond, TimeSpan.Zero);
}

/// <summary>A moment in UTC, cut to the whole microseconds that PostgreSQL keeps.</summary>
internal sealed class UtcMicrosecondsConverter() : ValueConverter<DateTimeOffset, DateTimeOffset>(
    moment => new DateTimeOffset(moment.UtcTicks - moment.UtcTicks % TimeSpan.TicksPerMicrosecond, TimeSpan.Zero),
    moment => moment);

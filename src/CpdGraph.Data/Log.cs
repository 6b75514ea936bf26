using Microsoft.Extensions.Logging;

namespace CpdGraph.Data;

internal static partial class Log
{
    [LoggerMessage(2001, LogLevel.Information, "The database is up to date: {Applied} migrations applied.")]
    public static partial void Migrated(ILogger logger, int applied);

    [LoggerMessage(2002, LogLevel.Warning, "A lock that an interrupted start had left in the embedded database was removed.")]
    public static partial void StaleLockRemoved(ILogger logger);

    [LoggerMessage(2003, LogLevel.Information, "The totals of {Coaches} coaches, whose records are older than these totals, were counted.")]
    public static partial void TotalsCounted(ILogger logger, int coaches);

    [LoggerMessage(2011, LogLevel.Information, "Catalogue loaded at revision {Revision}, in {Milliseconds} ms.")]
    public static partial void CatalogueLoaded(ILogger logger, long revision, long milliseconds);

    [LoggerMessage(2012, LogLevel.Debug, "Catalogue moved from revision {From} to {To}: {Changes} changes.")]
    public static partial void CatalogueMoved(ILogger logger, long from, long to, int changes);

    [LoggerMessage(2013, LogLevel.Warning, "The catalogue cannot be refreshed because the database does not answer ({Reason}). Readers keep revision {Revision}; trying on.")]
    public static partial void RefreshFailing(ILogger logger, string reason, long revision, Exception failure);

    [LoggerMessage(2014, LogLevel.Information, "The database answers again; the catalogue is at revision {Revision}.")]
    public static partial void RefreshRecovered(ILogger logger, long revision);

    [LoggerMessage(2031, LogLevel.Information, "Facts of the workforce on {Day:yyyy-MM-dd} made: {Coaches} coaches, {Bytes} bytes, in {Milliseconds} ms.")]
    public static partial void SnapshotMade(ILogger logger, DateOnly day, int coaches, int bytes, long milliseconds);

    [LoggerMessage(2032, LogLevel.Warning, "Last night's facts of the workforce cannot be made ({Reason}). Dashboards keep those before; trying on.")]
    public static partial void SnapshotFailing(ILogger logger, string reason, Exception failure);

    [LoggerMessage(2033, LogLevel.Information, "Facts of the workforce can be made again.")]
    public static partial void SnapshotRecovered(ILogger logger);
}

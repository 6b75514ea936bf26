using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;

namespace CpdGraph.Testing;

/// <summary>Keeps what is logged, in order. Safe for any number of threads.</summary>
public sealed class LogEntries : ILoggerProvider
{
    private readonly ConcurrentQueue<(LogLevel Level, string Text)> _entries = new();

    public IReadOnlyList<string> AtLeast(LogLevel level) => [.. _entries.Where(entry => entry.Level >= level).Select(entry => entry.Text)];

    public ILogger CreateLogger(string categoryName) => new Collector(_entries);

    public void Dispose()
    {
    }

    private sealed class Collector(ConcurrentQueue<(LogLevel Level, string Text)> entries) : ILogger
    {
        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
            entries.Enqueue((logLevel, formatter(state, exception)));
    }
}

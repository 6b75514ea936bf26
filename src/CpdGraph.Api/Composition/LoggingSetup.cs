using Microsoft.Extensions.Logging.Console;

namespace CpdGraph.Api.Composition;

/// <summary>Where log messages go: to standard error, a line each, as standard output is for data.</summary>
internal static class LoggingSetup
{
    /// <returns>To be opened once the start has succeeded.</returns>
    public static FrameworkLogs Apply(ILoggingBuilder logging)
    {
        var framework = new FrameworkLogs();

        logging.ClearProviders();
        // Not AddSimpleConsole, which would win over Logging:Console:FormatterName.
        logging.AddConsole();
        logging.Services.Configure<SimpleConsoleFormatterOptions>(console =>
        {
            console.SingleLine = true;
            console.ColorBehavior = LoggerColorBehavior.Disabled;
        });
        logging.AddFilter<ConsoleLoggerProvider>("Microsoft", framework.Shows);
        logging.Services.Configure<ConsoleLoggerOptions>(console => console.LogToStandardErrorThreshold = LogLevel.Trace);

        return framework;
    }
}

/// <summary>
/// What the framework logs by itself: nothing during the start, whose failures end it and are said in one sentence; warnings and worse later.
/// </summary>
internal sealed class FrameworkLogs
{
    private volatile bool isOpen;

    public void Open() => isOpen = true;

    public bool Shows(LogLevel level) => isOpen && level >= LogLevel.Warning;
}

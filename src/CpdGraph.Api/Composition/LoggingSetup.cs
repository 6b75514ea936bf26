using Microsoft.Extensions.Logging.Console;

namespace CpdGraph.Api.Composition;

/// <summary>Where log messages go: to standard error, a line each, as standard output is for data.</summary>
internal static class LoggingSetup
{
    public static void Apply(ILoggingBuilder logging)
    {
        logging.ClearProviders();
        logging.AddSimpleConsole(console =>
        {
            console.SingleLine = true;
            console.ColorBehavior = LoggerColorBehavior.Disabled;
        });
        logging.Services.Configure<ConsoleLoggerOptions>(console => console.LogToStandardErrorThreshold = LogLevel.Trace);
    }
}

using CpdGraph.Data;
using Microsoft.Extensions.DependencyInjection;

namespace CpdGraph.Bench;

/// <summary>The database services over a folder, as the server has them.</summary>
internal static class BenchServices
{
    public static DateTimeOffset Now { get; } = new(2026, 11, 24, 9, 0, 0, TimeSpan.Zero);

    public static ServiceProvider Of(string folder) => new ServiceCollection()
        .AddLogging()
        .AddCpdData(new DatabaseOptions { Folder = folder })
        .BuildServiceProvider();
}

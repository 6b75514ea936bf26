using CpdGraph.Data;

namespace CpdGraph.Api.Composition;

/// <summary>The database for verbs that do not serve.</summary>
internal static class DatabaseTools
{
    /// <summary>Services of the database alone, by the settings beside the assembly and the environment.</summary>
    /// <param name="folder">The option <c>--data</c>. Null when it was not given.</param>
    /// <param name="configure">Adds what the verb needs besides. Null for nothing.</param>
    public static ServiceProvider Make(string? folder, Action<IServiceCollection>? configure = null)
    {
        var builder = new HostApplicationBuilder(new HostApplicationBuilderSettings { ContentRootPath = AppContext.BaseDirectory });
        LoggingSetup.Apply(builder.Logging);
        KnownSettings.Check(builder.Configuration);
        builder.Services.AddCpdData(DatabaseOptions.Read(builder.Configuration, folder));
        configure?.Invoke(builder.Services);

        return builder.Services.BuildServiceProvider();
    }
}

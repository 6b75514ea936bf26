namespace CpdGraph.Api.Features.Imports;

/// <summary>Registers what takes in files, and works on them.</summary>
internal static class ImportServices
{
    public static IServiceCollection AddImports(this IServiceCollection services, UploadOptions options) => services
        .AddSingleton(options)
        .AddSingleton<UploadPlaces>()
        .AddSingleton<ImportBell>()
        .AddSingleton<ImportSweep>()
        .AddSingleton<ImportWatch>()
        .AddHostedService(provider => provider.GetRequiredService<ImportWatch>())
        .AddHostedService<ImportWorker>()
        .AddScoped<ImportAccount>();
}

using CpdGraph.Api.Composition;
using CpdGraph.GraphQL.Admission;

namespace CpdGraph.Api.Admission;

/// <summary>Registers what decides about operations before they run.</summary>
internal static class AdmissionServices
{
    /// <param name="load">Already fitted to the database's connections.</param>
    /// <exception cref="StartFailure">A setting is wrong.</exception>
    public static IServiceCollection AddAdmission(this IServiceCollection services, IConfiguration configuration, LoadOptions load)
    {
        var rates = SettingsReader.Read<RateLimitOptions>(configuration, RateLimitOptions.Section);

        services.AddSingleton(_ => new AccountLookUps(load));
        services.AddSingleton<IOperationBudget>(provider => new CallerBudgets(provider.GetRequiredService<EngineLimits>(), rates));

        return services;
    }
}

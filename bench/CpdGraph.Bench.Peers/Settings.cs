using Npgsql;

namespace CpdGraph.Bench.Peers;

/// <summary>What the harness says by environment variables: the same to the product, under the product's names.</summary>
internal static class Settings
{
    public static string Connection { get; } = Of("ConnectionStrings__CpdGraph");

    /// <summary>Of the development tokens.</summary>
    public static byte[] Key { get; } = Convert.FromBase64String(Of("Authentication__DevelopmentKey"));

    /// <summary>A pool whose commands are prepared by themselves at their second use.</summary>
    public static NpgsqlDataSource OpenPool() => NpgsqlDataSource.Create(new NpgsqlConnectionStringBuilder(Connection)
    {
        MinPoolSize = 10,
        MaxPoolSize = 10,
        MaxAutoPrepare = 64,
        AutoPrepareMinUsages = 2,
        NoResetOnClose = true,
    });

    private static string Of(string name) => Environment.GetEnvironmentVariable(name) ?? throw new InvalidOperationException($"Set {name}.");
}

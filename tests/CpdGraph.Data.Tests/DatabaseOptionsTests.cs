using Microsoft.Extensions.Configuration;
using Npgsql;

namespace CpdGraph.Data.Tests;

public class DatabaseOptionsTests
{
    [Fact]
    public void Without_settings_the_database_is_a_file_in_the_folder_data()
    {
        var options = DatabaseOptions.Read(Settings());

        Assert.Equal(DatabaseProvider.Sqlite, options.Provider);
        Assert.Equal(Path.GetFullPath("data/cpdgraph.db"), options.SqliteFile);
    }

    [Fact]
    public void The_folder_of_the_command_line_wins()
    {
        var options = DatabaseOptions.Read(Settings(("Database:Folder", "/somewhere")), "/elsewhere");

        Assert.Equal("/elsewhere/cpdgraph.db", options.SqliteFile);
    }

    [Fact]
    public void A_connection_string_may_name_another_file()
    {
        var options = DatabaseOptions.Read(Settings(("ConnectionStrings:CpdGraph", "Data Source=/elsewhere/our.db")));

        Assert.Equal("/elsewhere/our.db", options.SqliteFile);
    }

    [Theory]
    [InlineData("Oracle")]
    [InlineData("7")]
    public void An_unknown_provider_is_named_with_the_known_ones(string provider)
    {
        var refusal = Assert.Throws<DatabaseStartException>(() => DatabaseOptions.Read(Settings(("Database:Provider", provider))));

        Assert.Equal($"The setting Database:Provider is '{provider}': set it to Sqlite or PostgreSql.", refusal.Message);
    }

    [Fact]
    public void PostgreSQL_needs_a_connection_string()
    {
        var refusal = Assert.Throws<DatabaseStartException>(() => DatabaseOptions.Read(Settings(("Database:Provider", "postgresql"))));

        Assert.StartsWith("PostgreSQL is chosen by Database:Provider, but ConnectionStrings:CpdGraph is not set", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_connection_string_that_cannot_be_read_is_told_without_its_values()
    {
        var refusal = Assert.Throws<DatabaseStartException>(() => DatabaseOptions.Read(Settings(
            ("Database:Provider", "PostgreSql"), ("ConnectionStrings:CpdGraph", "Hots=localhost;Password=hidden-word"))));

        Assert.StartsWith("The setting ConnectionStrings:CpdGraph cannot be read:", refusal.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("hidden-word", refusal.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Host=localhost", "64 2 True")]
    [InlineData("Host=localhost;Max Auto Prepare=0;No Reset On Close=false", "0 5 False")]
    public void Statements_are_prepared_and_sessions_left_as_they_are_unless_the_connection_string_says_otherwise(string said, string expected)
    {
        var options = DatabaseOptions.Read(Settings(("Database:Provider", "PostgreSql"), ("ConnectionStrings:CpdGraph", said)));

        var used = new NpgsqlConnectionStringBuilder(options.PostgresConnectionString);

        Assert.Equal(expected, $"{used.MaxAutoPrepare} {used.AutoPrepareMinUsages} {used.NoResetOnClose}");
    }

    private static IConfiguration Settings(params (string Key, string Value)[] settings) => new ConfigurationBuilder()
        .AddInMemoryCollection(settings.Select(setting => KeyValuePair.Create(setting.Key, (string?)setting.Value)))
        .Build();
}

using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Configuration;
using Npgsql;

namespace CpdGraph.Data;

/// <summary>Where the database is. Section <c>Database</c>, and <c>ConnectionStrings:CpdGraph</c>.</summary>
public sealed record DatabaseOptions
{
    /// <summary>The file in the data folder.</summary>
    public const string FileName = "cpdgraph.db";

    private const string DefaultFolder = "data";
    private const int BusySeconds = 5;
    private const int PreparedStatements = 64;
    private const int UsesBeforePreparing = 2;

    /// <summary>The engine. <c>Database:Provider</c>; SQLite by default.</summary>
    public DatabaseProvider Provider { get; init; } = DatabaseProvider.Sqlite;

    /// <summary>Folder of the embedded database. <c>Database:Folder</c>, or the option <c>--data</c>; <c>./data</c> by default.</summary>
    public string Folder { get; init; } = DefaultFolder;

    /// <summary><c>ConnectionStrings:CpdGraph</c>. PostgreSQL needs it; for SQLite it is made from the folder when it is null.</summary>
    public string? ConnectionString { get; init; }

    /// <summary>Whether the database is a file of our own.</summary>
    public bool IsEmbedded => Provider is DatabaseProvider.Sqlite;

    /// <summary>Connections that a process may have open at a time. Null for SQLite, where only the machine sets a bound.</summary>
    public int? MaxConnections => IsEmbedded ? null : new NpgsqlConnectionStringBuilder(PostgresConnectionString).MaxPoolSize;

    /// <summary>Reads the settings.</summary>
    /// <param name="folder">The option <c>--data</c>; null when it was not given.</param>
    /// <exception cref="DatabaseStartException">A setting is wrong or missing.</exception>
    public static DatabaseOptions Read(IConfiguration configuration, string? folder = null)
    {
        var name = configuration["Database:Provider"];
        var connection = configuration.GetConnectionString("CpdGraph");

        if (!Enum.TryParse<DatabaseProvider>(name ?? nameof(DatabaseProvider.Sqlite), ignoreCase: true, out var provider)
            || !Enum.IsDefined(provider))
        {
            throw new DatabaseStartException($"The setting Database:Provider is '{name}': set it to Sqlite or PostgreSql.");
        }

        var options = new DatabaseOptions
        {
            Provider = provider,
            Folder = folder ?? configuration["Database:Folder"] ?? DefaultFolder,
            ConnectionString = string.IsNullOrWhiteSpace(connection) ? null : connection,
        };

        // Read once here, so that a wrong one is told at the start and in our words.
        _ = options.IsEmbedded ? options.SqliteConnectionString : options.PostgresConnectionString;
        return options;
    }

    /// <summary>Full path of the database file. Only for SQLite.</summary>
    internal string SqliteFile => Path.GetFullPath(new SqliteConnectionStringBuilder(SqliteConnectionString).DataSource);

    internal string SqliteConnectionString => Parsed(() => new SqliteConnectionStringBuilder(ConnectionString)
    {
        DataSource = ConnectionString is null
            ? Path.Combine(Path.GetFullPath(Folder), FileName)
            : new SqliteConnectionStringBuilder(ConnectionString).DataSource,
        ForeignKeys = true,
        DefaultTimeout = BusySeconds,
    }.ConnectionString);

    internal string PostgresConnectionString => ConnectionString is null
        ? throw new DatabaseStartException("PostgreSQL is chosen by Database:Provider, but ConnectionStrings:CpdGraph is not set: set it, for example to 'Host=localhost;Database=cpdgraph;Username=cpdgraph;Password=…'.")
        : Parsed(() => WithHabits(new NpgsqlConnectionStringBuilder(ConnectionString)).ConnectionString);

    // What the connection string says itself goes before.
    private static NpgsqlConnectionStringBuilder WithHabits(NpgsqlConnectionStringBuilder connection)
    {
        // Few statements are sent, again and again: the server parses and plans each once a connection.
        if (!connection.ShouldSerialize("Max Auto Prepare"))
        {
            connection.MaxAutoPrepare = PreparedStatements;
            connection.AutoPrepareMinUsages = UsesBeforePreparing;
        }

        // No session is given settings of its own, so that none needs resetting before the next one takes its connection.
        if (!connection.ShouldSerialize("No Reset On Close"))
        {
            connection.NoResetOnClose = true;
        }

        return connection;
    }

    private static string Parsed(Func<string> read)
    {
        try
        {
            return read();
        }
        catch (ArgumentException wrong)
        {
            // Npgsql and SQLite name the keyword at fault, never its value.
            throw new DatabaseStartException($"The setting ConnectionStrings:CpdGraph cannot be read: {wrong.Message}", wrong);
        }
    }
}

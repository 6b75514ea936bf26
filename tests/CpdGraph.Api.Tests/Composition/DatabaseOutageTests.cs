using System.Net.Sockets;
using CpdGraph.Api.Composition;
using Microsoft.Data.Sqlite;
using Npgsql;
using Xunit;

namespace CpdGraph.Api.Tests.Composition;

public sealed class DatabaseOutageTests
{
    [Theory]
    [InlineData("08006", true)]
    [InlineData("53300", true)]
    [InlineData("57P01", true)]
    [InlineData("57014", true)]
    [InlineData("55P03", true)]
    [InlineData("42P01", false)]
    [InlineData("23505", false)]
    [InlineData("22003", false)]
    public void What_PostgreSQL_says_is_an_outage_by_its_code(string state, bool isOutage) =>
        Assert.Equal(isOutage, DatabaseOutage.Is(new InvalidOperationException("likely a transient failure", new PostgresException("no", "ERROR", "ERROR", state))));

    [Theory]
    [InlineData(5, true)]
    [InlineData(6, true)]
    [InlineData(13, true)]
    [InlineData(14, true)]
    [InlineData(1, false)]
    [InlineData(19, false)]
    public void What_SQLite_says_is_an_outage_by_its_code(int code, bool isOutage) =>
        Assert.Equal(isOutage, DatabaseOutage.Is(new SqliteException("no", code)));

    [Fact]
    public void A_line_that_is_cut_times_out_or_cannot_be_had_is_an_outage()
    {
        Assert.True(DatabaseOutage.Is(new InvalidOperationException("likely a transient failure", new NpgsqlException("cut", new IOException()))));
        Assert.True(DatabaseOutage.Is(new NpgsqlException("The connection pool has been exhausted", new TimeoutException())));
        Assert.True(DatabaseOutage.Is(new SocketException((int)SocketError.ConnectionRefused)));
    }

    [Fact]
    public void A_mistake_of_ours_and_what_was_stopped_is_none()
    {
        Assert.False(DatabaseOutage.Is(new InvalidOperationException("ours")));
        Assert.False(DatabaseOutage.Is(new OperationCanceledException("stopped", new PostgresException("canceling statement", "ERROR", "ERROR", "57014"))));
    }
}

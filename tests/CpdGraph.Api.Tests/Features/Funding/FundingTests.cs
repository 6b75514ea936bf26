using CpdGraph.Api.Tests.Hosting;
using Xunit;

namespace CpdGraph.Api.Tests.Features.Funding;

/// <summary>Sources of money for training.</summary>
public abstract class FundingTests(Database database) : ApiTests(database)
{
    [Fact]
    public async Task Streams_have_the_rules_that_are_in_force_on_the_day_asked_for()
    {
        var streams = await Read("fundingStreams.nodes", "{ fundingStreams(first: 100) { nodes { code rules { code validFrom sourceReference } before: rules(asAt: \"2000-01-01\") { code } } } }");

        Assert.Contains(streams.EnumerateArray(), stream => At(stream, "code").GetString() == "ARRS");
        Assert.Contains(streams.EnumerateArray(), stream => At(stream, "rules").GetArrayLength() > 0);
        Assert.All(streams.EnumerateArray(), stream => Assert.Equal(0, At(stream, "before").GetArrayLength()));
    }

    [Fact]
    public async Task A_stream_that_is_not_open_on_a_day_is_left_out()
    {
        var found = await Read("", "{ all: fundingStreams { totalCount } open: fundingStreams(openOn: \"2000-01-01\") { nodes { opensOn } } }");

        Assert.All(At(found, "open.nodes").EnumerateArray(), stream => Assert.Equal(System.Text.Json.JsonValueKind.Null, At(stream, "opensOn").ValueKind));
        Assert.True(At(found, "all.totalCount").GetInt32() > 5);
    }
}

public sealed class FundingOnSqliteTests() : FundingTests(Database.Sqlite);

public sealed class FundingOnPostgresTests() : FundingTests(Database.Postgres);

using System.Text.Json.Nodes;
using CpdGraph.Api.GlobalIds;
using CpdGraph.Api.Tests.Hosting;
using Xunit;

namespace CpdGraph.Api.Tests.Access;

/// <summary>
/// Nobody is told of something to do about what they may not see. The matrix leaves the list out, as it hangs on the roles in force: here each
/// viewer's own is held against whom they supervise.
/// </summary>
[Collection(AccessMatrix.Collection)]
public sealed class OthersAttentionTests : IAsyncLifetime
{
    private AccessMatrix matrix = null!;

    public async ValueTask InitializeAsync() => matrix = await AccessMatrix.SharedAsync(Database.Sqlite);

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    [Fact]
    public async Task Each_is_told_of_their_own_record_and_of_whom_they_supervise_and_sees_what_it_is_about()
    {
        var told = 0;

        foreach (var viewer in matrix.World.Viewers)
        {
            var (data, errors) = await matrix.Product.AskAsync(
                viewer.Caller, "{ viewer { attention(first: 100) { nodes { text coach { id displayName } subject { __typename ... on Node { id } } } } } }");
            JsonArray items = (JsonArray?)data?["viewer"]?["attention"]?["nodes"] ?? [];

            Assert.Empty(errors);
            Assert.All(items, item => Assert.NotNull(item!["subject"]));
            Assert.All(items, item => Assert.True(
                item!["coach"] is not { } coach || viewer.Supervises.Contains(GlobalId.TryRead((string)coach["id"]!)!.Value.Value), $"{viewer}: {item["text"]}"));
            Assert.True(viewer.IsSignedIn || items is []);
            told += items.Count;
        }

        Assert.True(told > 50, $"Only {told} things were told.");
    }
}

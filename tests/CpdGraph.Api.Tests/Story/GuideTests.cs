using System.Text.Json;
using CpdGraph.Api.Tests.Hosting;
using CpdGraph.Testing;
using Xunit;

namespace CpdGraph.Api.Tests.Story;

/// <summary>Plays every query of the guides, in their order, against the demonstration.</summary>
public abstract class GuideTests(Database database)
{
    public static TheoryData<string> Guides => [.. Guide.Names];

    [Theory]
    [MemberData(nameof(Guides))]
    public async Task Every_query_of_a_guide_works_as_it_stands(string name)
    {
        await using var api = await ApiServer.ToWriteToAsync(database, _ => { });
        var answers = new List<JsonElement>();
        var operations = Guide.Read(name);

        Assert.True(operations.Length > 5, $"{name}.md has {operations.Length} operations.");

        foreach (var operation in operations)
        {
            var client = operation.Who is { } who ? api.As(who.Key, who.Role) : api.Client;
            var response = await client.Send(operation.Text, Guide.Filled(operation.Variables, answers));

            Assert.True(response.Errors.Count == 0, $"{operation.Text}\n{response}");
            Assert.True(HasUserErrors(response) == operation.IsRefused, $"{operation.Text}\n{response}");
            Assert.All(response.Data.EnumerateObject(), field => Assert.True(field.Value.ValueKind != JsonValueKind.Null, $"{operation.Text}\n{response}"));
            answers.Add(response.Data);
        }
    }

    [Fact]
    public async Task What_is_sent_twice_with_one_key_is_done_once()
    {
        await using var api = await ApiServer.ToWriteToAsync(database, _ => { });
        var twice = Guide.Read("developers").Where(operation => operation.Text.Contains("idempotencyKey:", StringComparison.Ordinal)).ToArray();
        var answers = new List<string>();

        foreach (var operation in twice)
        {
            answers.Add((await api.As(operation.Who!.Value.Key, operation.Who.Value.Role).Send(operation.Text)).Data.GetRawText());
        }

        Assert.Equal(2, answers.Count);
        Assert.Equal(answers[0], answers[1]);
    }

    private static bool HasUserErrors(GraphQLResponse response) => response.Data.EnumerateObject()
        .Any(field => field.Value.ValueKind == JsonValueKind.Object && field.Value.TryGetProperty("userErrors", out var errors) && errors.GetArrayLength() > 0);
}

/// <summary>On the embedded database.</summary>
public sealed class GuidesOnSqliteTests() : GuideTests(Database.Sqlite);

/// <summary>On a server.</summary>
public sealed class GuidesOnPostgresTests() : GuideTests(Database.Postgres);

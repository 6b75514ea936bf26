using System.Text.Json;
using CpdGraph.Api.Tests.Hosting;
using CpdGraph.Testing;
using Xunit;

namespace CpdGraph.Api.Tests.Features.Publishing;

/// <summary>Tests that publish. A class of tests is abstract and has one subclass for each database.</summary>
public abstract class PublishingTests(Database database) : IAsyncLifetime
{
    private const string Shown =
        """
        userErrors {
          __typename message code field
          ... on InvalidInputError { maximum }
          ... on NotFoundError { key }
          ... on AlreadyExistsError { existing { id } }
          ... on StaleRevisionError { expectedRevision actualRevision }
          ... on WrongStateError { current allowed }
          ... on NotPublishableError { missing { code } }
        }
        """;

    private protected PublishingServer Server { get; private set; } = null!;

    public async ValueTask InitializeAsync() => Server = await PublishingServer.SharedAsync(database);

    public ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);

        return ValueTask.CompletedTask;
    }

    /// <summary>What publishing needs of an offer, but for competencies.</summary>
    protected static Dictionary<string, object?> Details(string title) => new()
    {
        ["title"] = title,
        ["summary"] = "A day on listening well.",
        ["channel"] = "TRAINING_HUB",
        ["format"] = "WORKSHOP",
        ["deliveryMode"] = "LIVE_ONLINE",
        ["days"] = "0.5",
        ["audience"] = "Coaches in their first year.",
    };

    /// <summary>Sends a mutation with one input, and gives its payload. Top-level errors fail the test.</summary>
    protected static async Task<JsonElement> Change(GraphQLClient client, string name, object input, string shown = "offer { id revision status }")
    {
        var response = await Raw(client, name, input, shown);

        Assert.True(response.Errors.Count == 0, response.ToString());

        return response.Data.GetProperty(name);
    }

    protected static Task<GraphQLResponse> Raw(GraphQLClient client, string name, object input, string shown = "offer { id revision status }")
    {
        var type = $"{char.ToUpperInvariant(name[0])}{name[1..]}Input";

        return client.Send($"mutation ($input: {type}!) {{ {name}(input: $input) {{ {shown} {Shown} }} }}", new { input });
    }

    /// <summary>Sends a mutation that must succeed, and gives what it changed.</summary>
    protected static async Task<JsonElement> Done(GraphQLClient client, string name, object input, string shown = "offer { id revision status }")
    {
        var payload = await Change(client, name, input, shown);

        Assert.True(payload.GetProperty("userErrors").GetArrayLength() == 0, payload.ToString());

        return payload.GetProperty(shown[..shown.IndexOf(' ', StringComparison.Ordinal)]);
    }

    /// <summary>Sends a mutation that must be refused without a trace, and gives its errors as "TYPE CODE path", in order of the alphabet.</summary>
    protected async Task<string[]> Refused(GraphQLClient client, string name, object input, string shown = "offer { id }")
    {
        var before = await Server.CountsAsync();
        var payload = await Change(client, name, input, shown);

        Assert.Equal(JsonValueKind.Null, payload.GetProperty(shown[..shown.IndexOf(' ', StringComparison.Ordinal)]).ValueKind);
        Assert.Equal(before, await Server.CountsAsync());

        return [.. payload.GetProperty("userErrors").EnumerateArray().Select(Line).Order(StringComparer.Ordinal)];
    }

    protected static string Line(JsonElement error) =>
        $"{error.GetProperty("__typename").GetString()} {error.GetProperty("code").GetString()} "
        + string.Join('.', error.GetProperty("field").EnumerateArray().Select(part => part.GetString()));

    /// <summary>A new draft of hub A; its id. Its revision is 1.</summary>
    protected async Task<string> Draft(string title) =>
        Id(await Done(Server.HubA, "createOffer", new { providerId = Server.HubAId, offer = Details(title) }));

    /// <summary>A new draft of hub A with a competency; its id. Its revision is 2.</summary>
    protected async Task<string> MappedDraft(string title)
    {
        var id = await Draft(title);
        await Done(Server.HubA, "mapOfferCompetencies", new { offer = new { id }, set = new[] { Mapping("2.1") }, expectedRevision = 1 });

        return id;
    }

    /// <summary>A new published offer of hub A; its id. Its revision is 3.</summary>
    protected async Task<string> Published(string title)
    {
        var id = await MappedDraft(title);
        await Done(Server.HubA, "publishOffer", new { offer = new { id }, expectedRevision = 2 });

        return id;
    }

    protected static object Mapping(string code, string coverage = "DEVELOPS") => new { competency = new { code }, coverage };

    protected static string Id(JsonElement node) => node.GetProperty("id").GetString()!;

    /// <summary>One value by a query that must succeed.</summary>
    protected static async Task<JsonElement> Read(GraphQLClient client, string path, string query, object? variables = null)
    {
        var response = await client.Send(query, variables);

        Assert.True(response.Errors.Count == 0, response.ToString());

        var json = response.Data;

        foreach (var step in path.Split('.', StringSplitOptions.RemoveEmptyEntries))
        {
            json = json.ValueKind == JsonValueKind.Array ? json[int.Parse(step, System.Globalization.CultureInfo.InvariantCulture)] : json.GetProperty(step);
        }

        return json;
    }
}

using System.Text.Json;
using CpdGraph.Testing;
using Xunit;

namespace CpdGraph.Api.Tests.Hosting;

/// <summary>Tests over HTTP. A class of tests is abstract and has one subclass for each database.</summary>
public abstract class ApiTests(Database database) : IAsyncLifetime
{
    protected ApiServer Api { get; private set; } = null!;

    public async ValueTask InitializeAsync() => Api = await ApiServer.SharedAsync(database);

    public ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);

        return ValueTask.CompletedTask;
    }

    /// <summary>Sends an operation.</summary>
    protected Task<GraphQLResponse> Send(string query, object? variables = null) => Api.Client.Send(query, variables);

    /// <summary>Sends an operation that must succeed, and gives a value of its data.</summary>
    /// <param name="path">Names and indexes with dots between, for example <c>offers.nodes.0.title</c>.</param>
    protected async Task<JsonElement> Read(string path, string query, object? variables = null)
    {
        var response = await Send(query, variables);

        Assert.True(response.Errors.Count == 0, response.ToString());

        return At(response.Data, path);
    }

    /// <summary>A value inside JSON; kind Undefined when there is none.</summary>
    protected static JsonElement At(JsonElement json, string path)
    {
        foreach (var step in path.Split('.', StringSplitOptions.RemoveEmptyEntries))
        {
            json = json.ValueKind == JsonValueKind.Array
                ? json[int.Parse(step, System.Globalization.CultureInfo.InvariantCulture)]
                : json.ValueKind == JsonValueKind.Object && json.TryGetProperty(step, out var value) ? value : default;
        }

        return json;
    }

    /// <summary>Checks the only error: its code, and its place in the document where it has one.</summary>
    /// <param name="place">Line and column with a colon between. Null: not checked.</param>
    protected static JsonElement OnlyError(GraphQLResponse response, string code, string? place = null)
    {
        var error = Assert.Single(response.Errors);

        Assert.Equal(code, At(error, "extensions.code").GetString());

        if (place is not null)
        {
            Assert.Equal(place, $"{At(error, "locations.0.line")}:{At(error, "locations.0.column")}");
        }

        return error;
    }
}

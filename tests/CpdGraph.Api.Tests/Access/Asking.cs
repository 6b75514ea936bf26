using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using CpdGraph.Api.Composition;
using CpdGraph.Api.SignIn;
using CpdGraph.Domain;
using CpdGraph.GraphQL.Binding;
using CpdGraph.GraphQL.Execution;
using CpdGraph.GraphQL.Language;
using CpdGraph.GraphQL.Types;
using Microsoft.Extensions.DependencyInjection;

namespace CpdGraph.Api.Tests.Access;

/// <summary>Asks the product's own resolvers, under its schema or one with other rules, in the services of the running server.</summary>
internal sealed class Asking(IServiceProvider services, ExecutableSchema schema)
{
    private readonly GraphQLExecutor executor = new(schema, new ExecutionOptions
    {
        // Questions are longer than what strangers may send, and every error counts.
        Parser = new ParserOptions { MaxTokens = 100_000 },
        MaxExpandedFields = 100_000,
        MaxErrors = 100_000,
        MaxRepeats = 100_000,
        MaxCost = long.MaxValue,
    });

    /// <summary>The schema that answers.</summary>
    public ExecutableSchema Schema => schema;

    /// <summary>The product as it is.</summary>
    public static Asking Product(IServiceProvider services) => new(services, ProductSchema.Bind(SchemaFiles.Build(path: null)));

    /// <summary>The product without some of its rules: each is replaced by one that lets everybody pass.</summary>
    public static Asking Without(IServiceProvider services, IReadOnlyCollection<DirectiveNode> rules) =>
        new(services, ProductSchema.Bind(SchemaBuilder.Build([.. SchemaFiles.Read(path: null).Select(source => Without(source, rules))])));

    /// <summary>The answer to a caller: data, and errors as <c>CODE path</c> without positions in lists.</summary>
    public async Task<(JsonObject? Data, SortedSet<string> Errors)> AskAsync(Caller caller, string text)
    {
        await using var scope = services.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<CallerAccessor>().Caller = caller;
        using var result = await executor.ExecuteAsync(
            new GraphQLRequest { Document = Encoding.UTF8.GetBytes(text), Services = scope.ServiceProvider }, CancellationToken.None);
        var answer = JsonNode.Parse(result.Body.Span, documentOptions: new JsonDocumentOptions { MaxDepth = 128 })!.AsObject();
        var errors = answer["errors"] as JsonArray ?? [];

        return (answer["data"] as JsonObject, new SortedSet<string>(errors.Select(Line!), StringComparer.Ordinal));
    }

    private static string Line(JsonNode error) =>
        error["path"] is JsonArray path
            ? $"{(string?)error["extensions"]?["code"]} {string.Join('.', path.Where(step => step!.GetValueKind() == JsonValueKind.String).Select(step => (string?)step))}"
            : error.ToJsonString();

    private static Source Without(Source source, IReadOnlyCollection<DirectiveNode> rules)
    {
        const string open = "@authorize(policy: \"public\")";
        var text = Encoding.UTF8.GetString(source.Text);

        foreach (var offset in rules.Where(rule => rule.Location.Source.Name == source.Name).Select(rule => rule.Location.Offset).OrderDescending())
        {
            var start = Encoding.UTF8.GetCharCount(source.Text[..offset]);
            var end = start + "@authorize".Length;
            end = end < text.Length && text[end] == '(' ? text.IndexOf(')', end) + 1 : end;
            text = text[..start] + open + text[end..];
        }

        return new Source(text, source.Name);
    }
}

using System.Text.Json.Nodes;
using CpdGraph.Api.Tests.Hosting;
using CpdGraph.Domain;
using CpdGraph.GraphQL.Language;
using CpdGraph.GraphQL.Types;

namespace CpdGraph.Api.Tests.Access;

/// <summary>Every question put to the product as every viewer, and compared with the sensitivity table. Used by one test at a time: <see cref="Collection"/>.</summary>
internal sealed class AccessMatrix
{
    /// <summary>The collection of the tests that share it.</summary>
    public const string Collection = "The access matrix";

    private static readonly Lazy<Task<AccessMatrix>> OnSqlite = new(() => MakeAsync(Database.Sqlite));
    private static readonly Lazy<Task<AccessMatrix>> OnPostgres = new(() => MakeAsync(Database.Postgres));

    private readonly Dictionary<(string Text, string? Viewer), JsonObject> truths = [];
    private readonly Asking open;

    private AccessMatrix(AccessWorld world)
    {
        World = world;
        Product = Asking.Product(world.Api.Services);
        open = Asking.Without(world.Api.Services, Rules(Product.Schema.Schema).Select(pair => pair.Rule).ToArray());
        Questions = new Questions(Product.Schema.Schema, world);
    }

    public AccessWorld World { get; }

    public Asking Product { get; }

    public Questions Questions { get; }

    public static async Task<AccessMatrix> SharedAsync(Database database)
    {
        // Skips the running test where there is no PostgreSQL.
        await AccessWorld.SharedAsync(database);

        return await (database is Database.Postgres ? OnPostgres : OnSqlite).Value;
    }

    /// <summary>Every rule in the schema that does not let everybody pass, with the coordinate of what it governs.</summary>
    public static IEnumerable<(string Governs, DirectiveNode Rule)> Rules(CpdGraph.GraphQL.Types.Schema schema) =>
        schema.ObjectTypes
            .SelectMany(type => type.Fields.Select(field => (field.ToString(), field.AppliedDirectives)).Prepend((type.Name, type.AppliedDirectives)))
            .SelectMany(place => place.AppliedDirectives.Where(directive => directive.Name.Value == "authorize").Select(directive => (place.Item1, directive)))
            .Where(pair => CpdGraph.Api.Access.AuthorizeDirective.In([pair.directive]) is { IsPublic: false });

    /// <summary>The true answer: with no rule in force, to somebody whose roles let them read every row.</summary>
    public async Task<JsonObject> TruthAsync(Question question, Viewer viewer)
    {
        // What goes through "viewer" is about whoever asks; all else is one truth.
        var key = (question.Text, question.IsOfTheViewer ? viewer.Name : null);

        if (!truths.TryGetValue(key, out var truth))
        {
            // Stewards see no supervision meetings: who supervises everybody does.
            var caller = question.IsOfTheViewer
                ? viewer.Caller with { Roles = RoleSet.All }
                : Caller.CommandLine with { Roles = RoleSet.All, SupervisedCoachIds = World.Coaches };
            var (data, errors) = await open.AskAsync(caller, question.Text);
            truth = errors.Count == 0 && data is not null ? data : throw new InvalidOperationException($"{question.Path}: {string.Join('\n', errors)}\n{question.Text}");
            truths.Add(key, truth);
        }

        return truth;
    }

    /// <summary>Compares one answer with what it should be.</summary>
    /// <returns>Null when they agree; else the first place where they do not.</returns>
    public async Task<(string? Difference, int Cells)> CompareAsync(Asking asking, Question question, Viewer viewer)
    {
        var schema = Product.Schema.Schema;
        var expectation = new Expectation(schema, World, viewer);
        var expected = expectation.Of(await TruthAsync(question, viewer));
        var (data, errors) = await asking.AskAsync(viewer.Caller, question.Text);
        var difference = Difference(expected, Expectation.Comparable(schema, data), "")
            ?? (expectation.Errors.SetEquals(errors) ? null : $"errors [{string.Join(", ", errors)}] and not [{string.Join(", ", expectation.Errors)}]");

        return (difference is null ? null : $"{viewer} by {question.Path}: {difference}", expectation.Cells);
    }

    /// <summary>All answers that are not what they should be, and how many fields of objects were judged.</summary>
    public async Task<(List<string> Differences, int Cells)> CompareAsync(IReadOnlyList<Question> questions)
    {
        var differences = new List<string>();
        var cells = 0;

        foreach (var viewer in World.Viewers)
        {
            foreach (var question in questions)
            {
                var (difference, judged) = await CompareAsync(Product, question, viewer);
                cells += judged;

                if (difference is not null)
                {
                    differences.Add(difference);
                }
            }
        }

        return (differences, cells);
    }

    private static string? Difference(JsonNode? expected, JsonNode? actual, string place)
    {
        switch (expected, actual)
        {
            case (JsonObject one, JsonObject other):
                return one.Select(pair => pair.Key).Union(other.Select(pair => pair.Key))
                    .Select(key => Difference(one[key], other[key], $"{place}.{key}")).FirstOrDefault(difference => difference is not null);
            case (JsonArray one, JsonArray other) when one.Count == other.Count:
                return one.Zip(other).Select((pair, i) => Difference(pair.First, pair.Second, $"{place}[{i}]")).FirstOrDefault(difference => difference is not null);
            default:
                return JsonNode.DeepEquals(expected, actual) ? null : $"{place} is {Shown(actual)} and not {Shown(expected)}";
        }
    }

    private static string Shown(JsonNode? value) =>
        value is null ? "null" : value.ToJsonString() is var text && text.Length > 200 ? (value is JsonArray list ? $"{list.Count} items " : "") + text[..200] : text;

    private static async Task<AccessMatrix> MakeAsync(Database database) => new(await AccessWorld.SharedAsync(database));
}

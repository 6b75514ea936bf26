using System.Text.Json.Nodes;
using CpdGraph.Api.Tests.Hosting;
using CpdGraph.Domain;
using CpdGraph.GraphQL.Types;
using Xunit;

namespace CpdGraph.Api.Tests.Access;

/// <summary>Who sees what: every field of every type, by every edge of the schema, for every role and relation, against the sensitivity table.</summary>
[Collection(AccessMatrix.Collection)]
public sealed class AccessMatrixTests : IAsyncLifetime
{
    private AccessMatrix matrix = null!;

    public async ValueTask InitializeAsync() => matrix = await AccessMatrix.SharedAsync(Database.Sqlite);

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    [Fact]
    public async Task Everybody_sees_by_every_path_just_what_the_table_says()
    {
        var (differences, cells) = await matrix.CompareAsync(matrix.Questions.All);

        Assert.True(differences.Count == 0, $"{differences.Count} answers differ:\n{string.Join('\n', differences.Take(20))}");
        Assert.True(cells > 200_000, $"Only {cells} cells were judged.");
    }

    [Fact]
    public async Task An_analyst_meets_nothing_about_a_person_by_any_path()
    {
        SensitivityClass[] personal = [SensitivityClass.OwnRecord, SensitivityClass.Supervision, SensitivityClass.Money, SensitivityClass.Audit];
        var anya = matrix.World.Viewers.Single(viewer => viewer.Name == "anya");
        var met = new HashSet<string>();

        foreach (var question in matrix.Questions.All)
        {
            var (data, _) = await matrix.Product.AskAsync(anya.Caller, question.Text);
            Meet(data, met);
        }

        // Herself, and pages without anything on them.
        Assert.DoesNotContain(met, type => type != "Viewer" && personal.Contains(SensitivityTable.Types[type].Class) && !SensitivityTable.Types[type].Carries);
        Assert.Contains("WorkforceDashboard", met);
        Assert.Contains("CompletionFact", met);

        static void Meet(JsonNode? answer, HashSet<string> met)
        {
            switch (answer)
            {
                case JsonArray list:
                    foreach (var item in list)
                    {
                        Meet(item, met);
                    }

                    break;
                case JsonObject one:
                    met.Add((string)one["__typename"]!);

                    foreach (var (_, value) in one)
                    {
                        Meet(value, met);
                    }

                    break;
                default:
                    break;
            }
        }
    }

    [Fact]
    public async Task The_same_on_PostgreSQL_for_all_that_is_found_by_its_id()
    {
        var postgres = await AccessMatrix.SharedAsync(Database.Postgres);
        var (differences, _) = await postgres.CompareAsync([.. postgres.Questions.All.Where(question => question.StartsAtNodes)]);

        Assert.True(differences.Count == 0, $"{differences.Count} answers differ:\n{string.Join('\n', differences.Take(20))}");
    }

    [Fact]
    public async Task Every_type_and_edge_of_the_schema_is_reached()
    {
        var reached = new HashSet<string>();

        foreach (var question in matrix.Questions.All)
        {
            foreach (var viewer in question.IsOfTheViewer ? matrix.World.Viewers.AsEnumerable() : matrix.World.Viewers.Take(1))
            {
                Reach(matrix.Product.Schema.Schema.QueryType, await matrix.TruthAsync(question, viewer), reached);
            }
        }

        var schema = matrix.Product.Schema.Schema;
        var types = schema.ObjectTypes.Where(type => !type.IsBuiltIn && !IsOfOtherOperations(type)).ToArray();
        var edges = types.SelectMany(type => type.Fields).Where(field => field.Type.Named is CompositeType);

        var missed = types.Select(type => type.Name).Concat(edges.Select(field => field.ToString())).Except(reached).Order().ToArray();

        Assert.True(
            missed is [],
            $"No question meets these with something in them. Add it to {nameof(AccessWorld)}, or arguments to {nameof(Questions)}: {string.Join(", ", missed)}");
    }

    [Fact]
    public void Nothing_is_said_about_what_is_no_longer_there()
    {
        var schema = matrix.Product.Schema.Schema;

        Assert.Empty(matrix.Questions.UnusedArguments);
        Assert.All(Expectation.Exempted, name => Assert.NotNull((schema.Type(name.Split('.')[0]) as ObjectType)?.Field(name.Split('.')[1])));
    }

    [Fact]
    public void Every_way_to_be_allowed_lets_somebody_at_something()
    {
        var granted =
            from viewer in matrix.World.Viewers
            from type in SensitivityTable.Types
            where type.Value.Policy is not null
            from found in matrix.World.Objects[type.Key]
            from word in Readers.Granting(viewer, type.Value.Policy!, found.Owner)
            select (type.Value.Policy, word);
        var fields =
            from viewer in matrix.World.Viewers
            from field in SensitivityTable.Fields
            where field.Value.Policy is not null
            from found in matrix.World.Objects[field.Key.Split('.')[0]]
            from word in Readers.Granting(viewer, field.Value.Policy!, found.Owner)
            select (field.Value.Policy, word);
        var drafts =
            from viewer in matrix.World.Viewers
            from owner in matrix.World.Drafts.Values
            from word in Readers.Granting(viewer, "own-provider", owner)
            select ("own-provider", word);

        Assert.Empty(Readers.Words.Where(pair => pair.Policy != "public").Except(granted.Concat(fields).Concat(drafts)!));
    }

    // Shown by mutations and subscriptions only: tests of each read them, and every type behind them has other ways to it.
    private bool IsOfOtherOperations(ObjectType type) =>
        type == matrix.Product.Schema.Schema.MutationType
        || type == matrix.Product.Schema.Schema.SubscriptionType
        || type.Name is "OfferChange" or "RunChange"
        || type.Name.EndsWith("Payload", StringComparison.Ordinal)
        || type.Interfaces.Any(@interface => @interface.Name == "UserError");

    private void Reach(CompositeType declared, JsonObject answer, HashSet<string> reached)
    {
        var schema = matrix.Product.Schema.Schema;
        var type = (ObjectType)schema.Type((string)answer["__typename"]!)!;
        reached.Add(type.Name);

        foreach (var (key, value) in answer)
        {
            if (key != "__typename" && ResponseKey.Field(declared, type, key) is { Type.Named: CompositeType composite } field)
            {
                foreach (var one in value is JsonArray list ? list.OfType<JsonObject>() : value is JsonObject found ? [found] : [])
                {
                    reached.Add(field.ToString());
                    Reach(composite, one, reached);
                }
            }
        }
    }
}

using System.Text.Json.Nodes;
using CpdGraph.GraphQL.Execution;
using CpdGraph.GraphQL.Language;
using CpdGraph.GraphQL.Types;

namespace CpdGraph.GraphQL.Tests.Costs;

/// <summary>The compiled formula against the definition, and the price against what is answered, over random documents. The seed is in the message.</summary>
public sealed class CostPropertyTests
{
    private const int Documents = 300;

    private static readonly ParserOptions Unlimited = new() { MaxTokens = int.MaxValue };

    [Fact]
    public async Task The_formula_says_what_the_definition_says_and_no_answer_has_more_objects_than_were_paid_for()
    {
        var schema = Market.BuildSchema();
        var market = Market.Open(
            schema, new ExecutionOptions { Parser = Unlimited, MaxCost = 20_000, MaxExpandedFields = int.MaxValue, MaxRepeats = int.MaxValue });
        var seed = Random.Shared.Next();
        var random = new Random(seed);
        var documents = new RandomDocuments(schema, random);
        var answered = 0;
        var refused = 0;

        for (var i = 0; i < Documents; i++)
        {
            var document = documents.Next();
            var variables = Variables(random);
            var response = JsonNode.Parse(await Market.Send(market, document, variables.ToJsonString()))!;
            var where = $"seed {seed}, document {i}: {document} {variables.ToJsonString()} {response["errors"]?.ToJsonString()}";
            var expected = (long)Math.Ceiling(new NaivePrice(schema, Parser.Parse(new Source(document), Unlimited), variables).OfOperation());

            if (response["errors"]?[0]?["extensions"] is { } refusal)
            {
                // A field with $n that needs one slicing argument may have none.
                Assert.True((string?)refusal["code"] is "BAD_USER_INPUT" || (long?)refusal["actual"] == expected, where);
                refused++;
                continue;
            }

            var cost = (long)response["extensions"]!["cost"]!["actual"]!;

            Assert.True(cost == expected, $"{cost} instead of {expected}, {where}");
            Assert.True(ObjectsIn(response["data"]) - 1 <= cost, $"{ObjectsIn(response["data"])} objects for {cost}, {where}");
            answered++;
        }

        Assert.True(answered > Documents / 2, $"only {answered} of {Documents} ran, {refused} were refused; seed {seed}");
    }

    private static JsonObject Variables(Random random)
    {
        var variables = new JsonObject();

        if (random.Next(3) > 0)
        {
            variables["n"] = random.Next(4) == 0 ? null : random.Next(4);
        }

        if (random.Next(3) > 0)
        {
            variables["ids"] = random.Next(4) == 0 ? null : new JsonArray([.. Enumerable.Range(0, random.Next(4)).Select(i => JsonValue.Create($"id{i}"))]);
        }

        return variables;
    }

    private static int ObjectsIn(JsonNode? node) => node switch
    {
        JsonObject members => 1 + members.Sum(member => ObjectsIn(member.Value)),
        JsonArray items => items.Sum(ObjectsIn),
        _ => 0,
    };
}

using System.Text.Json;
using CpdGraph.Api.Composition;
using CpdGraph.Api.Tests.Hosting;
using CpdGraph.GraphQL.Types;
using CpdGraph.Testing;
using Xunit;

namespace CpdGraph.Api.Tests.Mutations;

/// <summary>
/// For every mutation of the schema: whatever is wrong is told by type, code and field, nothing is written, and what is hidden is answered as
/// what is absent. A mutation without cases fails.
/// </summary>
public abstract class RefusalTests(Database database) : IAsyncLifetime
{
    private static readonly GraphQL.Types.Schema Contract = SchemaFiles.Build(path: null);

    private RefusalWorld world = null!;
    private Dictionary<string, MutationRefusals> refusals = null!;

    public static TheoryData<string> Mutations => [.. Contract.MutationType!.Fields.Select(one => one.Name)];

    public async ValueTask InitializeAsync()
    {
        world = await RefusalWorld.SharedAsync(database);
        refusals = AllRefusals.Of(world);
    }

    public ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);

        return ValueTask.CompletedTask;
    }

    [Theory]
    [MemberData(nameof(Mutations))]
    public async Task Whatever_is_wrong_is_told_by_field_and_nothing_is_written(string mutation)
    {
        Assert.True(refusals.ContainsKey(mutation), $"{mutation} has no cases.");
        var before = await world.TablesAsync();
        var wrong = new List<string>();

        foreach (var refused in refusals[mutation].Cases)
        {
            var answer = await SendAsync(mutation, refused.By, refused.Input);

            if (answer.Errors.Count > 0 || !refused.Errors.Order(StringComparer.Ordinal).SequenceEqual(Lines(answer, mutation)))
            {
                wrong.Add($"{refused.What}: {string.Join(", ", refused.Errors)} was expected, and not\n{answer}");
            }

            Assert.Equal(before, await world.TablesAsync());
        }

        Assert.True(wrong.Count == 0, string.Join('\n', wrong));
    }

    [Theory]
    [MemberData(nameof(Mutations))]
    public async Task What_is_hidden_is_answered_byte_for_byte_as_what_is_absent(string mutation)
    {
        Assert.True(refusals.ContainsKey(mutation), $"{mutation} has no cases.");
        var (twins, reason) = (refusals[mutation].Twins, refusals[mutation].NothingHidden);

        Assert.True(twins.Count > 0 || reason is not null || !Takes(mutation, "ID"), $"{mutation} takes an id and compares nothing hidden with something absent.");
        Assert.True(twins.Count == 0 || reason is null, $"{mutation} has twins, and a reason why not.");

        foreach (var twin in twins)
        {
            var hidden = await SendAsync(mutation, twin.By, twin.Input(twin.Hidden));
            var absent = await SendAsync(mutation, twin.By, twin.Input(twin.Absent));

            // They do differ in the key itself, which is given back as it was sent.
            Assert.NotEmpty(Lines(absent, mutation));
            Assert.Equal(
                absent.Text.Replace((string)twin.Absent, "KEY", StringComparison.Ordinal), hidden.Text.Replace((string)twin.Hidden, "KEY", StringComparison.Ordinal));
            Assert.Equal(absent.Status, hidden.Status);
        }
    }

    [Theory]
    [MemberData(nameof(Mutations))]
    public void Each_mutation_has_a_case_for_everything_that_can_be_wrong_or_says_why_not(string mutation)
    {
        Assert.True(refusals.ContainsKey(mutation), $"{mutation} has no cases.");
        var (cases, not) = (refusals[mutation].Cases.Select(refused => refused.What).ToHashSet(), refusals[mutation].DoesNotApply);

        Assert.All(Enum.GetValues<Wrong>(), wrong => Assert.True(cases.Contains(wrong) != not.ContainsKey(wrong), $"{mutation}, {wrong}: a case or a reason, not both."));
        Assert.True(cases.Contains(Wrong.Unknown) || !Takes(mutation, "ID"), $"{mutation} takes an id.");
        Assert.True(cases.Contains(Wrong.NegativeMoney) || !Takes(mutation, "MoneyInput"), $"{mutation} takes money.");
        Assert.True(cases.Contains(Wrong.FundingMismatch) || !Takes(mutation, "FundingInput"), $"{mutation} takes funding.");
        Assert.True(cases.Contains(Wrong.State) || !Has(mutation, "expectedRevision"), $"{mutation} takes a revision.");
    }

    [Fact]
    public void No_case_is_of_a_mutation_that_is_no_more() =>
        Assert.Empty(refusals.Keys.Except(Contract.MutationType!.Fields.Select(field => field.Name)));

    private static Task<GraphQLResponse> SendAsync(string mutation, GraphQLClient by, object input) => by.Send(
        $$"""
        mutation ($input: {{char.ToUpperInvariant(mutation[0])}}{{mutation[1..]}}Input!) {
          {{mutation}}(input: $input) {
            userErrors {
              __typename message code field
              ... on InvalidInputError { maximum }
              ... on NotFoundError { key }
              ... on AlreadyExistsError { existing { id } }
              ... on StaleRevisionError { expectedRevision actualRevision }
              ... on WrongStateError { current allowed }
              ... on NotPublishableError { missing { code message } }
              ... on RuleError { rule mend }
            }
          }
        }
        """,
        new { input });

    private static string[] Lines(GraphQLResponse answer, string mutation) =>
    [
        .. answer.Data.GetProperty(mutation).GetProperty("userErrors").EnumerateArray()
            .Select(error => $"{Text(error, "__typename")} {Text(error, "code")} {string.Join('.', error.GetProperty("field").EnumerateArray().Select(part => part.GetString()))}")
            .Order(StringComparer.Ordinal),
    ];

    private static string Text(JsonElement json, string name) => json.GetProperty(name).GetString()!;

    private static bool Has(string mutation, string inputField) =>
        InputOf(mutation).Fields.Any(field => field.Name == inputField);

    /// <summary>Whether a type is anywhere in the input of a mutation.</summary>
    private static bool Takes(string mutation, string type) => Reached(InputOf(mutation), []).Contains(type);

    private static InputObjectType InputOf(string mutation) =>
        (InputObjectType)Contract.MutationType!.Fields.Single(field => field.Name == mutation).Arguments.Single().Type.Named;

    // Each type is entered once, which bounds this recursion.
    private static HashSet<string> Reached(InputObjectType from, HashSet<string> names)
    {
        foreach (var type in from.Fields.Select(field => field.Type.Named))
        {
            if (names.Add(type.Name) && type is InputObjectType inside)
            {
                Reached(inside, names);
            }
        }

        return names;
    }
}

public sealed class RefusalsOnSqliteTests() : RefusalTests(Database.Sqlite);

public sealed class RefusalsOnPostgresTests() : RefusalTests(Database.Postgres);

using System.Text.RegularExpressions;
using CpdGraph.Api.Access;
using CpdGraph.Api.Composition;
using CpdGraph.Domain;
using CpdGraph.GraphQL.Types;
using CpdGraph.Testing;
using Xunit;

namespace CpdGraph.Api.Tests.Schema;

public sealed class SchemaConventionTests
{
    private static readonly CpdGraph.GraphQL.Types.Schema Contract = SchemaFiles.Build(path: null);

    [Fact]
    public void Every_type_and_directive_has_a_description()
    {
        var bare = Contract.Types.Where(type => !type.IsBuiltIn && type.Description is null).Select(type => type.Name)
            .Concat(Contract.Directives.Where(directive => directive.Description is null).Select(directive => directive.ToString()));

        Assert.Empty(bare);
    }

    [Fact]
    public void Every_root_field_has_a_description_and_may_be_null()
    {
        Assert.All(Contract.QueryType.Fields.Concat(Contract.MutationType!.Fields), field =>
        {
            Assert.NotNull(field.Description);
            Assert.False(field.Type.IsNonNull, field.ToString());
        });
    }

    [Fact]
    public void Every_field_that_may_be_null_says_when()
    {
        var silent = Contract.ObjectTypes
            .Where(type => !type.IsBuiltIn && type != Contract.QueryType && type != Contract.MutationType)
            .SelectMany(type => type.Fields)
            .Where(field => !field.Type.IsNonNull && field.Description?.Contains("ull", StringComparison.Ordinal) != true)
            .Where(field => field.Name != "sourceReference")
            // Said once for the whole type.
            .Where(field => ((ObjectType)field.DeclaringType).Description?.Contains("Null means", StringComparison.Ordinal) != true)
            .Select(field => field.ToString());

        Assert.Empty(silent);
    }

    [Fact]
    public void Every_connection_says_how_its_cost_is_bounded()
    {
        var unbounded = Contract.ObjectTypes
            .SelectMany(type => type.Fields)
            .Where(field => field.Type.Named.Name.EndsWith("Connection", StringComparison.Ordinal))
            .Where(field => field.AppliedDirectives.All(directive => directive.Name.Value != "listSize"))
            .Select(field => field.ToString());

        Assert.Empty(unbounded);
    }

    [Fact]
    public void Lists_hold_no_nulls_but_for_nodes_that_are_not_there()
    {
        var holes = Contract.ObjectTypes
            .Where(type => !type.IsBuiltIn)
            .SelectMany(type => type.Fields)
            .Where(field => field.Type.Nullable is ListType { ItemType.IsNonNull: false })
            .Select(field => field.ToString());

        Assert.Equal(["Query.nodes"], holes);
    }

    [Fact]
    public void A_type_without_a_rule_of_its_own_has_none()
    {
        var schema = SchemaBuilder.Build(new CpdGraph.GraphQL.Language.Source(
            """
            directive @authorize(policy: String!) on OBJECT | FIELD_DEFINITION
            type Query @authorize(policy: "public") { secret: Secret, hubs: HubConnection }
            type Secret { bare: Int, ruled: Int @authorize(policy: "public") }
            type HubConnection { totalCount: Int }
            """));
        var rules = new AuthorizeDirectiveRules(schema, new AccessSubjects());

        bool HasRule(string type, string field)
        {
            var found = (ObjectType)schema.Type(type)!;

            return rules.RuleOf(found, found.Field(field)!) is not null;
        }

        Assert.True(HasRule("Query", "secret"));
        Assert.False(HasRule("Secret", "bare"));
        Assert.True(HasRule("Secret", "ruled"));
        Assert.True(HasRule("HubConnection", "totalCount"));
    }

    [Fact]
    public void Every_code_of_a_user_error_is_given_by_some_rule()
    {
        var sources = Directory.EnumerateFiles(RepositoryRoot.Of("src"), "*.cs", SearchOption.AllDirectories).Select(File.ReadAllText).ToArray();

        Assert.All(Enum.GetNames<UserErrorCode>(), code =>
            Assert.Contains(sources, source => Regex.IsMatch(source, $@"\bUserErrorCode\.{code}\b")));
    }
}

using CpdGraph.GraphQL.Binding;
using CpdGraph.GraphQL.Language;
using CpdGraph.GraphQL.Types;
using CpdGraph.Testing;

namespace CpdGraph.GraphQL.Tests.Costs;

/// <summary>A start with a cost directive that says what cannot be fails, and names the place.</summary>
[Spec("Types.CostDirectives")]
public sealed class CostDirectiveTests
{
    private const string Directives =
        """
        directive @cost(weight: String!) on FIELD_DEFINITION | OBJECT
        directive @listSize(assumedSize: Int, slicingArguments: [String!], sizedFields: [String!]) on FIELD_DEFINITION
        type Page { rows: [Int!]! total: Int! }

        """;

    [Theory]
    [InlineData("a: Int @cost(weight: \"much\")", "Query.a: @cost needs a weight that is a decimal number of 0 or more, as a string [CostDirective]")]
    [InlineData("a: Int @cost(weight: \"-1\")", "Query.a: @cost needs a weight that is a decimal number of 0 or more, as a string [CostDirective]")]
    [InlineData("a: [Int] @listSize(assumedSize: -1)", "Query.a: @listSize: a size cannot be negative [CostDirective]")]
    [InlineData("a: Int @listSize(assumedSize: 1)", "Query.a: @listSize: returns no list: sizedFields must say which of its fields the size belongs to [CostDirective]")]
    [InlineData("a: [Int] @listSize(slicingArguments: [\"first\"])", "Query.a: @listSize: slicing argument \"first\" is no argument that is an Int or a list [CostDirective]")]
    [InlineData("a(first: String): [Int] @listSize(slicingArguments: [\"first\"])", "Query.a: @listSize: slicing argument \"first\" is no argument that is an Int or a list [CostDirective]")]
    [InlineData("a: Page @listSize(assumedSize: 1, sizedFields: [\"total\"])", "Query.a: @listSize: sized field \"total\" is no list of Page [CostDirective]")]
    [InlineData("a: Page @listSize(assumedSize: 1, sizedFields: [\"none\"])", "Query.a: @listSize: sized field \"none\" is no list of Page [CostDirective]")]
    public void What_cannot_be_is_reported_with_its_place(string field, string expected) => Assert.Equal([expected], Problems(field));

    [Fact]
    public void What_can_be_is_not() => Assert.Empty(Problems("a(first: Int): Page @cost(weight: \"0.25\") @listSize(assumedSize: 0, slicingArguments: [\"first\"], sizedFields: [\"rows\"])"));

    private static string[] Problems(string field) =>
    [
        .. new SchemaBinding(SchemaBuilder.Build([new Source($"{Directives} type Query {{ {field} }}")])).Inspect().Mismatches
            .Where(mismatch => mismatch.Problem == BindingProblem.CostDirective)
            .Select(mismatch => mismatch.ToString()),
    ];
}

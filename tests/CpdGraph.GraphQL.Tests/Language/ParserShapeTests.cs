using CpdGraph.GraphQL.Language;

namespace CpdGraph.GraphQL.Tests.Language;

public class ParserShapeTests
{
    [Fact]
    public void A_query_with_variables_fragments_and_directives_becomes_a_tree()
    {
        var document = Parser.Parse(new Source(
            """
            "Asks" query Offers($first: Int! = 10 @a, "kind" $kinds: [Kind!]) @b(c: { d: [1, -2.5e3, "x\u{1F600}", ENUM, null, true, $kinds] }) {
              all: offers(first: $first) { ...Parts ... on Course @include(if: true) { title } ... { id } }
            }
            "Parts" fragment Parts on Offer { id }
            """));

        var operation = Assert.IsType<OperationDefinitionNode>(document.Definitions[0]);
        var fragment = Assert.IsType<FragmentDefinitionNode>(document.Definitions[1]);
        var field = Assert.IsType<FieldNode>(operation.SelectionSet.Selections[0]);
        var list = Assert.IsType<ListValueNode>(Assert.IsType<ObjectValueNode>(operation.Directives[0].Arguments[0].Value).Fields[0].Value);

        Assert.Equal("Asks", operation.Description?.Value);
        Assert.Equal("Offers", operation.Name?.Value);
        Assert.Equal(["first", "kinds"], operation.Variables.Select(variable => variable.Variable.Name.Value));
        Assert.Equal("kind", operation.Variables[1].Description?.Value);
        Assert.Equal("all", field.ResponseName);
        Assert.Equal("offers", field.Name.Value);
        Assert.Equal("x\U0001F600", Assert.IsType<StringValueNode>(list.Items[2]).Value);
        Assert.Equal(3, field.SelectionSet?.Selections.Length);
        Assert.Equal("Parts", fragment.Description?.Value);
        Assert.Equal(new LineAndColumn(4, 1), fragment.Location.ToLineAndColumn());
    }
}

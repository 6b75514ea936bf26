using CpdGraph.GraphQL.Language;
using CpdGraph.Testing;

namespace CpdGraph.GraphQL.Tests.Language;

public class ExecutableDocumentTests
{
    [Theory]
    [InlineData("{ a }")]
    [InlineData("query { a }")]
    [InlineData("query Q { a }")]
    [InlineData("mutation M($a: Int! = 1 @d, $b: [[String!]]!) @d(x: $a) { a }")]
    [InlineData("subscription { a }")]
    [InlineData("{ alias: a(x: 1, y: $v) @d @e(z: [$v]) { b } }")]
    [InlineData("{ ...F @d ... on T @d { a } ... @d { a } ... { a } }")]
    [InlineData("fragment F on T @d { a }")]
    [InlineData("fragment query on type { mutation }")]
    [InlineData("{ on true false null query fragment }")]
    [InlineData("{ a(x: on, y: type) }")]
    [InlineData("query on { a }")]
    [Spec("Language.Executable")]
    public void What_the_grammar_allows_parses(string text)
    {
        var document = Syntax.Parse(text);

        Assert.Equal(AstPrinter.Print(document), AstPrinter.Print(Syntax.Parse(AstPrinter.Print(document))));
    }

    [Theory]
    [InlineData("{", "1:2 Syntax Error: Expected Name, found <EOF>.")]
    [InlineData("{ }", "1:3 Syntax Error: Expected Name, found \"}\".")]
    [InlineData("{ a { } }", "1:7 Syntax Error: Expected Name, found \"}\".")]
    [InlineData("{ a() }", "1:5 Syntax Error: Expected Name, found \")\".")]
    [InlineData("query () { a }", "1:8 Syntax Error: Expected \"$\", found \")\".")]
    [InlineData("query", "1:6 Syntax Error: Expected \"{\", found <EOF>.")]
    [InlineData("notAnOperation Foo { field }", "1:1 Syntax Error: Unexpected Name \"notAnOperation\".")]
    [InlineData("...", "1:1 Syntax Error: Unexpected \"...\".")]
    [InlineData("{ \"\"\"x\"\"\" }", "1:3 Syntax Error: Expected Name, found BlockString \"x\".")]
    [InlineData("fragment on on on { on }", "1:10 Syntax Error: Unexpected Name \"on\".")]
    [InlineData("{ ...on }", "1:9 Syntax Error: Expected Name, found \"}\".")]
    [InlineData("fragment A { a }", "1:12 Syntax Error: Expected \"on\", found \"{\".")]
    [InlineData("{ a(b: ) }", "1:8 Syntax Error: Unexpected \")\".")]
    [InlineData("{ a(b 1) }", "1:7 Syntax Error: Expected \":\", found Int \"1\".")]
    [InlineData("{ a b: }", "1:8 Syntax Error: Expected Name, found \"}\".")]
    [InlineData("{ a } }", "1:7 Syntax Error: Unexpected \"}\".")]
    [InlineData("query ($a: [Int) { a }", "1:16 Syntax Error: Expected \"]\", found \")\".")]
    [InlineData("query ($a: Int!!) { a }", "1:16 Syntax Error: Expected \"$\", found \"!\".")]
    [Spec("Language.Executable")]
    public void What_the_grammar_forbids_is_an_error(string text, string error)
    {
        Assert.Equal(error, Syntax.ErrorOf(text));
    }

    [Theory]
    [InlineData("query ($a: Int = $b) { a }", "1:18 Syntax Error: Unexpected variable \"$b\" in constant value.")]
    [InlineData("query ($a: T = { x: [{ y: $b }] }) { a }", "1:27 Syntax Error: Unexpected variable \"$b\" in constant value.")]
    [InlineData("query ($a: Int @d(x: $b)) { a }", "1:22 Syntax Error: Unexpected variable \"$b\" in constant value.")]
    [InlineData("type T @d(x: [$b]) { a: Int }", "1:15 Syntax Error: Unexpected variable \"$b\" in constant value.")]
    [InlineData("query ($a: Int = $) { a }", "1:18 Syntax Error: Unexpected \"$\".")]
    [Spec("Language.Values")]
    public void A_constant_holds_no_variable_at_any_depth(string text, string error)
    {
        Assert.Equal(error, Syntax.ErrorOf(text));
    }

    [Fact]
    [Spec("Language.Descriptions")]
    public void Descriptions_stand_before_operations_fragments_and_variables()
    {
        var document = Syntax.Parse("\"o\" query Q(\"v\" $v: Int) { a } \"\"\"f\"\"\" fragment F on T { a }");

        var operation = Assert.IsType<OperationDefinitionNode>(document.Definitions[0]);
        var fragment = Assert.IsType<FragmentDefinitionNode>(document.Definitions[1]);

        Assert.Equal("o", operation.Description?.Value);
        Assert.Equal("v", operation.Variables[0].Description?.Value);
        Assert.Equal("f", fragment.Description?.Value);
    }

    [Theory]
    [InlineData("\"d\" { a }", "1:1 Syntax Error: Unexpected description, descriptions are not supported on shorthand queries.")]
    [InlineData("{ a }\n \"d\" extend type T @d", "2:2 Syntax Error: Unexpected description, only GraphQL definitions support descriptions.")]
    [InlineData("{ \"d\" a }", "1:3 Syntax Error: Expected Name, found String \"d\".")]
    [InlineData("\"d\" \"e\" query Q { a }", "1:5 Syntax Error: Unexpected String \"e\".")]
    [InlineData("\"d\"", "1:4 Syntax Error: Unexpected <EOF>.")]
    [Spec("Language.Descriptions")]
    public void A_description_stands_nowhere_else(string text, string error)
    {
        Assert.Equal(error, Syntax.ErrorOf(text));
    }

    [Fact]
    [Spec("Language.Values")]
    public void Every_kind_of_value_has_its_node()
    {
        var list = Assert.IsType<ListValueNode>(Syntax.Value("[$v, 1, 1.5, \"s\", \"\"\"b\"\"\", true, false, null, E, [], {}]"));

        Assert.Equal(
            ["Variable", "Int", "Float", "String", "String", "Boolean", "Boolean", "Null", "Enum", "List", "Object"],
            list.Items.Select(item => item.GetType().Name.Replace("ValueNode", "", StringComparison.Ordinal).Replace("Node", "", StringComparison.Ordinal)));
    }

    [Fact]
    public void Nodes_begin_at_their_first_token()
    {
        var document = Syntax.Parse("query Q($v: [Int!]!) {\n  alias: a(x: { y: 1 }) @d\n  ... on T { b }\n}");
        var operation = Assert.IsType<OperationDefinitionNode>(document.Definitions[0]);
        var field = Assert.IsType<FieldNode>(operation.SelectionSet.Selections[0]);

        Assert.Equal(new LineAndColumn(1, 13), operation.Variables[0].Type.Location.ToLineAndColumn());
        Assert.Equal(new LineAndColumn(2, 3), field.Location.ToLineAndColumn());
        Assert.Equal(new LineAndColumn(2, 10), field.Name.Location.ToLineAndColumn());
        Assert.Equal(new LineAndColumn(2, 15), field.Arguments[0].Value.Location.ToLineAndColumn());
        Assert.Equal(new LineAndColumn(2, 25), field.Directives[0].Location.ToLineAndColumn());
        Assert.Equal(new LineAndColumn(3, 3), operation.SelectionSet.Selections[1].Location.ToLineAndColumn());
    }

    [Fact]
    public void Parts_parse_alone_and_nothing_may_follow_them()
    {
        Assert.Equal("[A!]!", AstPrinter.Print(Parser.ParseType(new Source("[A!]!"))));
        Assert.Equal("{ a: $b }", AstPrinter.Print(Parser.ParseValue(new Source("{ a: $b }"))));
        Assert.Throws<GraphQLSyntaxException>(() => Parser.ParseType(new Source("A B")));
        Assert.Throws<GraphQLSyntaxException>(() => Parser.ParseValue(new Source("1 2")));
        Assert.Throws<GraphQLSyntaxException>(() => Parser.ParseConstantValue(new Source("{ a: $b }")));
    }
}

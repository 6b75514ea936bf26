using CpdGraph.GraphQL.Language;
using CpdGraph.GraphQL.Types;

namespace CpdGraph.GraphQL.Tests.Types;

public class TypeComparisonTests
{
    private static readonly Schema _schema = Sdl.Build(
        "type Query implements A { a: Int } interface A { a: Int } interface B implements A { a: Int } union U = Query");

    [Theory]
    [InlineData("Int", "Int", true)]
    [InlineData("[Int!]!", "[Int!]!", true)]
    [InlineData("[Int!]", "[Int]", false)]
    [InlineData("Int!", "Int", false)]
    [InlineData("[Int]", "Int", false)]
    public void Types_are_equal_by_structure(string one, string other, bool areEqual)
    {
        Assert.Equal(areEqual, TypeComparison.AreEqual(TypeOf(one), TypeOf(other)));
    }

    [Theory]
    [InlineData("Query", "A", true)]
    [InlineData("Query", "U", true)]
    [InlineData("B", "A", true)]
    [InlineData("A", "B", false)]
    [InlineData("A", "Query", false)]
    [InlineData("Query!", "A", true)]
    [InlineData("Query", "A!", false)]
    [InlineData("[Query!]!", "[A]", true)]
    [InlineData("[Query]", "A", false)]
    [InlineData("[[Query!]]!", "[[U]]", true)]
    public void A_subtype_may_stand_for_its_supertype(string type, string super, bool isSubtype)
    {
        Assert.Equal(isSubtype, TypeComparison.IsSubtype(TypeOf(type), TypeOf(super)));
    }

    [Fact]
    public void A_reference_to_no_type_has_none()
    {
        Assert.Null(_schema.TypeOf(Parser.ParseType(new Source("[Nope!]"))));
    }

    private static GraphQLType TypeOf(string text) => _schema.TypeOf(Parser.ParseType(new Source(text)))!;
}

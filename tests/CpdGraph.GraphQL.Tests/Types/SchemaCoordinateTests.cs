using CpdGraph.GraphQL.Types;
using CpdGraph.Testing;

namespace CpdGraph.GraphQL.Tests.Types;

public class SchemaCoordinateTests
{
    private static readonly Schema _schema = Sdl.Build(
        "type Query { field(argument: Int): Kind } enum Kind { VALUE } input Input { field: Int } interface I { f: Int } union U = Query directive @dir(argument: Int) on FIELD");

    [Theory]
    [InlineData("Query", typeof(ObjectType))]
    [InlineData("Int", typeof(ScalarType))]
    [InlineData("Query.field", typeof(FieldDefinition))]
    [InlineData("Query.__schema", typeof(FieldDefinition))]
    [InlineData("U.__typename", typeof(FieldDefinition))]
    [InlineData("I.f", typeof(FieldDefinition))]
    [InlineData("Query.field(argument:)", typeof(InputValueDefinition))]
    [InlineData("Kind.VALUE", typeof(EnumValueDefinition))]
    [InlineData("Input.field", typeof(InputValueDefinition))]
    [InlineData("@dir", typeof(DirectiveDefinition))]
    [InlineData("@dir(argument:)", typeof(InputValueDefinition))]
    [InlineData("@skip(if:)", typeof(InputValueDefinition))]
    [Spec("Types.Coordinates")]
    public void A_coordinate_names_an_element_and_prints_back(string text, Type kind)
    {
        var coordinate = SchemaCoordinate.Parse(text);

        Assert.IsType(kind, coordinate.Resolve(_schema));
        Assert.Equal(text, coordinate.ToString());
    }

    [Theory]
    [InlineData("Nope")]
    [InlineData("Query.nope")]
    [InlineData("Query.field(nope:)")]
    [InlineData("Kind.NOPE")]
    [InlineData("Kind.VALUE(argument:)")]
    [InlineData("Input.field(argument:)")]
    [InlineData("@nope")]
    [InlineData("@nope(argument:)")]
    public void A_coordinate_of_nothing_resolves_to_null(string text)
    {
        Assert.Null(SchemaCoordinate.Parse(text).Resolve(_schema));
    }

    [Theory]
    [InlineData("")]
    [InlineData("@")]
    [InlineData("1")]
    [InlineData("Query.")]
    [InlineData(".field")]
    [InlineData("Query.field.deeper")]
    [InlineData("Query(argument:)")]
    [InlineData("Query.field(argument)")]
    [InlineData("Query.field(argument:")]
    [InlineData("Query.field(:)")]
    [InlineData("Query.field(argument:) ")]
    [InlineData("Query . field")]
    [InlineData("@dir.field")]
    [InlineData("Quéry")]
    [Spec("Types.Coordinates")]
    public void What_is_no_coordinate_is_refused(string text)
    {
        Assert.False(SchemaCoordinate.TryParse(text, out _));
        Assert.Throws<FormatException>(() => SchemaCoordinate.Parse(text));
    }

    [Fact]
    public void Definitions_print_as_their_coordinates()
    {
        Assert.Equal("Query.field", _schema.QueryType.Field("field")?.ToString());
        Assert.Equal("Query.field(argument:)", _schema.QueryType.Field("field")?.Argument("argument")?.ToString());
        Assert.Equal("@dir(argument:)", _schema.Directive("dir")?.Argument("argument")?.ToString());
        Assert.Equal("Input.field", Assert.IsType<InputObjectType>(_schema.Type("Input")).Field("field")?.ToString());
    }
}

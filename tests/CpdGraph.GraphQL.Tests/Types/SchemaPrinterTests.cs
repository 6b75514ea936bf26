using CpdGraph.GraphQL.Language;
using CpdGraph.GraphQL.Types;
using CpdGraph.Testing;

namespace CpdGraph.GraphQL.Tests.Types;

public class SchemaPrinterTests
{
    private const string Complete =
        """"
        """The schema"""
        schema @label(text: "root") {
          query: Root
          mutation: Change
        }

        """A label"""
        directive @label(
          """What it says"""
          text: String! = "none"
        ) repeatable on SCHEMA | SCALAR | OBJECT | FIELD_DEFINITION | ARGUMENT_DEFINITION | INTERFACE | UNION | ENUM | ENUM_VALUE | INPUT_OBJECT | INPUT_FIELD_DEFINITION

        type Root implements Node & Named @label @label(text: "two") {
          """First line
            indented

          last line"""
          id: ID!

          "ends with a backslash \\ and a\rcarriage return"
          name(
            """A filter"""
            filter: Filter! = { words: ["a", "b"], kind: SMALL }

            """How many"""
            first: Int = 10 @label
          ): [[String!]!] @deprecated(reason: "use id") @label
          plain(a: Int, b: Boolean = true): Any @deprecated
        }

        type Change {
          set(value: Money): Money
        }

        interface Node @label {
          id: ID!
        }

        interface Named implements Node {
          id: ID!
        }

        union Any @label = Root | Change

        """Sizes"""
        enum Size @label {
          """Less than ten"""
          SMALL @label

          """Others"""
          LARGE @deprecated
        }

        input Filter @label {
          words: [String!] = []

          """Which"""
          kind: Size = LARGE @label
        }

        input Key @oneOf @label {
          id: ID
          name: String
        }

        scalar Money @specifiedBy(url: "https://example.org/money") @label
        """";

    [Fact]
    [Spec("Types.Printing")]
    public void A_schema_prints_to_itself()
    {
        var printed = SchemaPrinter.Print(Sdl.Build(Complete));

        Assert.Equal(printed, SchemaPrinter.Print(Sdl.Build(printed)));
        Assert.Contains("type Root implements Node & Named @label @label(text: \"two\") {", printed, StringComparison.Ordinal);
        Assert.Contains("  \"ends with a backslash \\\\ and a\\rcarriage return\"\n", printed, StringComparison.Ordinal);
        Assert.Contains("    first: Int = 10 @label\n  ): [[String!]!] @deprecated(reason: \"use id\") @label\n", printed, StringComparison.Ordinal);
        Assert.Contains("  LARGE @deprecated\n", printed, StringComparison.Ordinal);
    }

    [Fact]
    public void The_form_of_introspection_has_the_directives_of_the_specification_only()
    {
        var printed = SchemaPrinter.Print(Sdl.Build(Complete), SchemaPrinterOptions.LikeIntrospection);

        Assert.DoesNotContain(" @label", printed.Replace("directive @label", "", StringComparison.Ordinal), StringComparison.Ordinal);
        Assert.Contains("schema {\n  query: Root\n  mutation: Change\n}", printed, StringComparison.Ordinal);
        Assert.Contains("  ): [[String!]!] @deprecated(reason: \"use id\")\n", printed, StringComparison.Ordinal);
        Assert.Contains("input Key @oneOf {\n", printed, StringComparison.Ordinal);
        Assert.EndsWith("scalar Money @specifiedBy(url: \"https://example.org/money\")", printed, StringComparison.Ordinal);
    }

    [Fact]
    [Spec("Types.Printing")]
    public void Extensions_print_as_part_of_what_they_extend_in_source_order()
    {
        var schema = SchemaBuilder.Build(
            new Source("extend type Query @d { b: Int } scalar Z"), new Source("type Query { a: Int } scalar A directive @d on OBJECT"));

        Assert.Equal(
            """
            directive @d on OBJECT

            scalar Z

            type Query @d {
              a: Int
              b: Int
            }

            scalar A
            """,
            SchemaPrinter.Print(schema));
    }

    [Fact]
    [Spec("Types.Printing")]
    public void Sorted_a_schema_prints_the_same_whatever_the_order_of_its_source()
    {
        const string ByName =
            """
            directive @a(x: Int, y: Int) on FIELD | OBJECT

            directive @b on FIELD

            union Any = Change | Query

            type Change {
              a: Int
            }

            enum E {
              A
              B
            }

            input In {
              a: Int = 1
              b: E
            }

            interface J {
              id: ID
            }

            interface K {
              id: ID
            }

            type Query implements J & K {
              id: ID
              name(a: Int, b: In): Any
            }
            """;
        const string AsItCame =
            """
            type Query implements K & J { name(b: In, a: Int): Any id: ID } input In { b: E a: Int = 1 } interface K { id: ID } enum E { B A }
            directive @b on FIELD interface J { id: ID } type Change { a: Int } union Any = Query | Change directive @a(y: Int, x: Int) on OBJECT | FIELD
            """;
        var sorted = new SchemaPrinterOptions { Sorted = true };

        Assert.Equal(ByName, SchemaPrinter.Print(Sdl.Build(AsItCame), sorted));
        Assert.Equal(ByName, SchemaPrinter.Print(Sdl.Build(ByName), sorted));
    }

    [Fact]
    public void Defaults_print_as_written_or_as_introspection_tells_them()
    {
        var schema = Sdl.Build("type Query { a(x: I = {}, y: [Int] = 1): Int } input I { b: Int = 1 }");

        Assert.Contains("a(x: I = {}, y: [Int] = 1)", SchemaPrinter.Print(schema), StringComparison.Ordinal);
        Assert.Contains("a(x: I = { b: 1 }, y: [Int] = [1])", SchemaPrinter.Print(schema, SchemaPrinterOptions.LikeIntrospection), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("type Query { a: Int }", false)]
    [InlineData("schema { query: Query } type Query { a: Int }", false)]
    [InlineData("schema { query: Query } type Query { a: Int } type Mutation { a: Int }", true)]
    [InlineData("\"d\" schema { query: Query } type Query { a: Int }", true)]
    [InlineData("schema { query: Root } type Root { a: Int }", true)]
    public void The_schema_definition_prints_where_names_do_not_say_it(string sdl, bool isPrinted)
    {
        Assert.Equal(isPrinted, SchemaPrinter.Print(Sdl.Build(sdl)).Contains("schema {", StringComparison.Ordinal));
    }
}

using System.Text;
using System.Text.Json;
using CpdGraph.GraphQL.Language;
using CpdGraph.GraphQL.Types;
using CpdGraph.GraphQL.Types.Scalars;
using CpdGraph.Testing;

namespace CpdGraph.GraphQL.Tests.Types.Scalars;

public class BuiltInScalarTests
{
    private static readonly Dictionary<string, ScalarCodec> _codecs = new()
    {
        ["Int"] = new IntCodec(),
        ["Float"] = new FloatCodec(),
        ["String"] = new StringCodec(),
        ["Boolean"] = new BooleanCodec(),
        ["ID"] = new IdCodec(),
    };

    [Theory]
    [InlineData("Int", "0", 0)]
    [InlineData("Int", "-2147483648", int.MinValue)]
    [InlineData("Int", "2147483647", int.MaxValue)]
    [InlineData("Float", "1", 1.0)]
    [InlineData("Float", "-1.5e3", -1500.0)]
    [InlineData("String", "\"a\\nb\"", "a\nb")]
    [InlineData("String", "\"\"\"block\"\"\"", "block")]
    [InlineData("Boolean", "true", true)]
    [InlineData("Boolean", "false", false)]
    [InlineData("ID", "\"x\"", "x")]
    [InlineData("ID", "9007199254740993", "9007199254740993")]
    [Spec("Types.ScalarInput")]
    public void Literals_of_the_right_kind_are_read(string scalar, string literal, object expected)
    {
        Assert.True(_codecs[scalar].TryReadLiteral(Parser.ParseValue(new Source(literal)), out var value, out _));
        Assert.Equal(expected, value);
    }

    [Theory]
    [InlineData("Int", "1.0", "Int cannot represent non-integer value: 1.0")]
    [InlineData("Int", "\"1\"", "Int cannot represent non-integer value: \"1\"")]
    [InlineData("Int", "true", "Int cannot represent non-integer value: true")]
    [InlineData("Int", "2147483648", "Int cannot represent non 32-bit signed integer value: 2147483648")]
    [InlineData("Int", "99999999999999999999999", "Int cannot represent non 32-bit signed integer value: 99999999999999999999999")]
    [InlineData("Float", "\"1\"", "Float cannot represent non numeric value: \"1\"")]
    [InlineData("Float", "1e400", "Float cannot represent non numeric value: 1e400")]
    [InlineData("String", "1", "String cannot represent a non string value: 1")]
    [InlineData("String", "E", "String cannot represent a non string value: E")]
    [InlineData("Boolean", "1", "Boolean cannot represent a non boolean value: 1")]
    [InlineData("Boolean", "\"true\"", "Boolean cannot represent a non boolean value: \"true\"")]
    [InlineData("ID", "1.5", "ID cannot represent a non-string and non-integer value: 1.5")]
    [InlineData("ID", "true", "ID cannot represent a non-string and non-integer value: true")]
    [InlineData("ID", "{ a: [1] }", "ID cannot represent a non-string and non-integer value: { a: [1] }")]
    [Spec("Types.ScalarInput")]
    public void Literals_of_another_kind_are_refused(string scalar, string literal, string expected)
    {
        Assert.False(_codecs[scalar].TryReadLiteral(Parser.ParseValue(new Source(literal)), out _, out var problem));
        Assert.Equal(expected, problem);
    }

    [Theory]
    [InlineData("Int", "-7", -7)]
    [InlineData("Int", "2.0", 2)]
    [InlineData("Int", "1e3", 1000)]
    [InlineData("Float", "3", 3.0)]
    [InlineData("Float", "0.1", 0.1)]
    [InlineData("String", "\"\\ud83d\\ude00\"", "\U0001F600")]
    [InlineData("Boolean", "false", false)]
    [InlineData("ID", "\"x\"", "x")]
    [InlineData("ID", "9007199254740993", "9007199254740993")]
    [InlineData("ID", "-1", "-1")]
    [Spec("Types.ScalarInput")]
    public void Json_of_the_right_kind_is_read(string scalar, string json, object expected)
    {
        using var document = JsonDocument.Parse(json);

        Assert.True(_codecs[scalar].TryReadJson(document.RootElement, out var value, out _));
        Assert.Equal(expected, value);
    }

    [Theory]
    [InlineData("Int", "1.5", "Int cannot represent non-integer value: 1.5")]
    [InlineData("Int", "\"1\"", "Int cannot represent non-integer value: \"1\"")]
    [InlineData("Int", "true", "Int cannot represent non-integer value: true")]
    [InlineData("Int", "[1]", "Int cannot represent non-integer value: [1]")]
    [InlineData("Int", "2147483648", "Int cannot represent non 32-bit signed integer value: 2147483648")]
    [InlineData("Int", "-1e20", "Int cannot represent non 32-bit signed integer value: -1e20")]
    [InlineData("Int", "1e400", "Int cannot represent non-integer value: 1e400")]
    [InlineData("Float", "1e400", "Float cannot represent non numeric value: 1e400")]
    [InlineData("Float", "\"1.5\"", "Float cannot represent non numeric value: \"1.5\"")]
    [InlineData("String", "1", "String cannot represent a non string value: 1")]
    [InlineData("String", "\"\\ud83d\"", "String cannot represent a non string value: \"\\ud83d\"")]
    [InlineData("Boolean", "0", "Boolean cannot represent a non boolean value: 0")]
    [InlineData("ID", "1.5", "ID cannot represent value: 1.5")]
    [InlineData("ID", "1e3", "ID cannot represent value: 1e3")]
    [InlineData("ID", "false", "ID cannot represent value: false")]
    [Spec("Types.ScalarInput")]
    public void Json_of_another_kind_is_refused(string scalar, string json, string expected)
    {
        using var document = JsonDocument.Parse(json);

        Assert.False(_codecs[scalar].TryReadJson(document.RootElement, out _, out var problem));
        Assert.Equal(expected, problem);
    }

    [Theory]
    [InlineData("Int", 7, "7")]
    [InlineData("Float", 1.0, "1")]
    [InlineData("Float", 0.1, "0.1")]
    [InlineData("Float", 1e-7, "1E-07")]
    [InlineData("Float", double.MaxValue, "1.7976931348623157E+308")]
    [InlineData("String", "é", "\"\\u00E9\"")]
    [InlineData("Boolean", true, "true")]
    [InlineData("ID", "7", "\"7\"")]
    [Spec("Types.ScalarResults")]
    [Spec("Response.Numbers")]
    public void Values_are_written_as_JSON_that_reads_back_the_same(string scalar, object value, string expected)
    {
        var written = Written(_codecs[scalar], value);
        using var document = JsonDocument.Parse(written);

        Assert.Equal(expected, written);
        Assert.True(_codecs[scalar].TryReadJson(document.RootElement, out var again, out _));
        Assert.Equal(value, again);
    }

    [Theory]
    [InlineData(double.NaN)]
    [InlineData(double.PositiveInfinity)]
    [InlineData(double.NegativeInfinity)]
    [Spec("Types.ScalarResults")]
    public void A_number_that_is_not_finite_is_never_written(double value)
    {
        Assert.StartsWith(
            "Float cannot represent non numeric value: ",
            Assert.Throws<ScalarValueException>(() => Written(_codecs["Float"], value)).Message);
    }

    [Fact]
    public void A_long_value_is_cut_in_the_message()
    {
        Assert.False(_codecs["Int"].TryReadLiteral(Parser.ParseValue(new Source($"\"{new string('x', 10_000)}\"")), out _, out var problem));
        Assert.InRange(problem!.Length, 1, 250);
    }

    private static string Written(ScalarCodec codec, object value)
    {
        using var stream = new MemoryStream();

        using (var writer = new Utf8JsonWriter(stream))
        {
            codec.WriteValue(writer, value);
        }

        return Encoding.UTF8.GetString(stream.ToArray());
    }
}

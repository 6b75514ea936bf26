using CpdGraph.GraphQL.Language;
using CpdGraph.Testing;

namespace CpdGraph.GraphQL.Tests.Language;

public class NumberTests
{
    [Theory]
    [InlineData("0")]
    [InlineData("-0")]
    [InlineData("4")]
    [InlineData("-9876543210987654321")]
    [Spec("Language.Int")]
    public void Whole_numbers_are_kept_as_written(string text)
    {
        Assert.Equal(text, Assert.IsType<IntValueNode>(Syntax.Value(text)).Value);
    }

    [Theory]
    [InlineData("0.5")]
    [InlineData("-4.123e-4")]
    [InlineData("1e50")]
    [InlineData("1E+4")]
    [InlineData("0.0e0")]
    [Spec("Language.Float")]
    public void Fractions_and_exponents_are_kept_as_written(string text)
    {
        Assert.Equal(text, Assert.IsType<FloatValueNode>(Syntax.Value(text)).Value);
    }

    [Theory]
    [InlineData("00", "1:2 Syntax Error: Invalid number, unexpected digit after 0: \"0\".")]
    [InlineData("01", "1:2 Syntax Error: Invalid number, unexpected digit after 0: \"1\".")]
    [InlineData("-", "1:2 Syntax Error: Invalid number, expected digit but got: <EOF>.")]
    [InlineData("+1", "1:1 Syntax Error: Unexpected character: \"+\".")]
    [InlineData("1.", "1:3 Syntax Error: Invalid number, expected digit but got: <EOF>.")]
    [InlineData("1.e1", "1:3 Syntax Error: Invalid number, expected digit but got: \"e\".")]
    [InlineData(".5", "1:1 Syntax Error: Invalid number, expected digit before \".\", did you mean \"0.5\"?")]
    [InlineData("1.A", "1:3 Syntax Error: Invalid number, expected digit but got: \"A\".")]
    [InlineData("-A", "1:2 Syntax Error: Invalid number, expected digit but got: \"A\".")]
    [InlineData("1.0e", "1:5 Syntax Error: Invalid number, expected digit but got: <EOF>.")]
    [InlineData("1.0e\"", "1:5 Syntax Error: Invalid number, expected digit but got: '\"'.")]
    [Spec("Language.Float")]
    public void A_number_that_is_not_whole_is_an_error(string text, string error)
    {
        Assert.Equal(error, Syntax.ErrorOfValue(text));
    }

    [Theory]
    [InlineData("1a", "1:2 Syntax Error: Invalid number, expected digit but got: \"a\".")]
    [InlineData("0x1", "1:2 Syntax Error: Invalid number, expected digit but got: \"x\".")]
    [InlineData("0xF1", "1:2 Syntax Error: Invalid number, expected digit but got: \"x\".")]
    [InlineData("1_000", "1:2 Syntax Error: Invalid number, expected digit but got: \"_\".")]
    [InlineData("1.2.3", "1:4 Syntax Error: Invalid number, expected digit but got: \".\".")]
    [InlineData("1.23.", "1:5 Syntax Error: Invalid number, expected digit but got: \".\".")]
    [InlineData("1e5f", "1:4 Syntax Error: Invalid number, expected digit but got: \"f\".")]
    [Spec("Language.Int")]
    public void What_may_not_follow_a_number_is_an_error(string text, string error)
    {
        Assert.Equal(error, Syntax.ErrorOfValue(text));
    }
}

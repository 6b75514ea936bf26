using Xunit;

namespace CpdGraph.Domain.Tests.Imports;

public sealed class FormulaGuardTests
{
    [Theory]
    [InlineData("=1+1", "'=1+1")]
    [InlineData("+44 20", "'+44 20")]
    [InlineData("-", "'-")]
    [InlineData("@sum", "'@sum")]
    [InlineData("\tx", "'\tx")]
    [InlineData("＝1", "'＝1")]
    [InlineData("'=1", "''=1")]
    [InlineData("plain", "plain")]
    [InlineData("'quoted'", "'quoted'")]
    [InlineData("", "")]
    public void What_starts_like_a_formula_gets_an_apostrophe_that_comes_off_again(string text, string cell)
    {
        Assert.Equal(cell, FormulaGuard.Guarded(text));
        Assert.Equal(text, FormulaGuard.Unguarded(cell));
    }
}

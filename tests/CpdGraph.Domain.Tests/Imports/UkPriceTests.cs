using System.Globalization;

namespace CpdGraph.Domain.Tests;

public sealed class UkPriceTests
{
    [Theory]
    [InlineData("£35.00", 3_500)]
    [InlineData("35", 3_500)]
    [InlineData("£ 35", 3_500)]
    [InlineData("35.5", 3_550)]
    [InlineData("£1,250.50", 125_050)]
    [InlineData("1250", 125_000)]
    [InlineData("1,000,000", 100_000_000)]
    [InlineData("35 GBP", 3_500)]
    [InlineData("35 pounds", 3_500)]
    [InlineData("1 pound", 100)]
    [InlineData("90p", 90)]
    [InlineData("0", 0)]
    [InlineData("£0.00", 0)]
    [InlineData("Free", 0)]
    [InlineData("free of charge", 0)]
    [InlineData("No charge", 0)]
    [InlineData("Fully funded", 0)]
    public void A_price_is_read_as_people_write_it(string text, long pence) => Assert.Equal(new Money(pence), UkPrice.TryRead(text));

    [Theory]
    [InlineData("", null)]
    [InlineData("ask", null)]
    [InlineData("€35", "£35.00")]
    [InlineData("£35 + VAT", "£35.00")]
    [InlineData("from £35", "£35.00")]
    [InlineData("£35-£50", null)]
    [InlineData("-35", "£35.00")]
    [InlineData("35.001", null)]
    [InlineData("1,25", null)]
    [InlineData("90.5p", null)]
    [InlineData("999999999999999999", null)]
    public void What_is_no_price_is_not_guessed(string text, string? suggestion)
    {
        Assert.Null(UkPrice.TryRead(text));
        Assert.Equal(suggestion, UkPrice.Suggest(text));
    }

    [Fact]
    public void Every_amount_is_read_back_from_each_form_of_it()
    {
        for (var pence = 0L; pence < 300_000; pence += 7)
        {
            var money = new Money(pence);

            Assert.Equal(money, UkPrice.TryRead(string.Create(CultureInfo.InvariantCulture, $"£{money.Amount:#,##0.00}")));
            Assert.Equal(money, UkPrice.TryRead(string.Create(CultureInfo.InvariantCulture, $"{money.Amount:0.00}")));
        }
    }
}

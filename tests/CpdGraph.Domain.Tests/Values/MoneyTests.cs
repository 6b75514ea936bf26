namespace CpdGraph.Domain.Tests;

public sealed class MoneyTests
{
    [Fact]
    public void An_amount_cannot_be_negative_or_in_no_currency()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => new Money(-1));
        Assert.Throws<ArgumentOutOfRangeException>(() => new Money(1, "pounds"));
        Assert.Throws<ArgumentOutOfRangeException>(() => new Money(1, "gbp"));
        Assert.Null(Money.TryOfAmount(-0.01m));
        Assert.Null(Money.TryOfAmount(decimal.MaxValue));
    }

    [Fact]
    public void Pounds_become_whole_pence_or_nothing()
    {
        Assert.Equal(new Money(3500), Money.TryOfAmount(35m));
        Assert.Equal(new Money(3510), Money.TryOfAmount(35.100m));
        Assert.Null(Money.TryOfAmount(35.005m));
        Assert.Equal("35.00 GBP", new Money(3500).ToString());
        Assert.Equal("35.00", new Money(3500).Amount.ToString(System.Globalization.CultureInfo.InvariantCulture));
    }

    [Fact]
    public void Amounts_of_two_currencies_are_never_reckoned_together()
    {
        Assert.Throws<InvalidOperationException>(() => new Money(1) + new Money(1, "EUR"));
        Assert.Throws<InvalidOperationException>(() => new Money(1) < new Money(1, "EUR"));
        Assert.NotEqual(new Money(1), new Money(1, "EUR"));
    }

    [Fact]
    public void What_is_left_is_never_less_than_nothing()
    {
        Assert.Equal(new Money(40), new Money(100).Less(new Money(60)));
        Assert.Null(new Money(60).Less(new Money(100)));
        Assert.Equal(default, Money.Zero);
    }
}

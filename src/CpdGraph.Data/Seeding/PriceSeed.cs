using CpdGraph.Domain;

namespace CpdGraph.Data;

/// <summary>Reads amounts and prices.</summary>
internal static class PriceSeed
{
    /// <summary>An amount in pounds; null when there is none.</summary>
    public static Money? Money(SeedNode part)
    {
        var amount = part.DecimalOrNull("amount");
        var currency = part.TextOrNull("currency") ?? Domain.Money.Sterling;

        if (amount is null)
        {
            return null;
        }

        var money = Domain.Money.TryOfAmount(amount.Value, currency);

        if (money is null)
        {
            part.Reading.Report(part.Place, "is not an amount of whole pence with a currency of three letters.");
        }

        return money;
    }

    /// <summary>The row's price. What the provider does not publish is null.</summary>
    public static OfferPrice Price(SeedNode row)
    {
        if (row.PartOrNull("price") is not { } part)
        {
            return new OfferPrice();
        }

        var price = new OfferPrice { Free = part.FlagOrNull("free"), Amount = Money(part), Note = part.TextOrNull("note") };

        if (price is { Free: true, Amount: not null })
        {
            part.Reading.Report(part.Place, "is free and has an amount.");
        }

        return price;
    }
}

using CpdGraph.Domain;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CpdGraph.Data;

/// <summary>Money is two columns: whole pence, and the currency. Both are null where there is no amount.</summary>
internal static class MoneyMapping
{
    private const int CurrencyLength = 3;

    public static void IsPrice(this ComplexPropertyBuilder<OfferPrice> price) =>
        price.ComplexProperty(typeof(Money?), nameof(OfferPrice.Amount), IsMoney);

    public static void IsMoney(this ComplexPropertyBuilder money)
    {
        money.Property<long>(nameof(Money.Pence));
        money.Property<string>(nameof(Money.Currency)).HasMaxLength(CurrencyLength);
    }
}

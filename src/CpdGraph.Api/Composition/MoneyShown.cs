using CpdGraph.Domain;

namespace CpdGraph.Api.Composition;

/// <summary>Type <c>Money</c>.</summary>
/// <param name="Amount">In pounds, with two decimals.</param>
internal sealed record MoneyShown(decimal Amount, string Currency)
{
    public static MoneyShown? Of(Money? money) => money is { } known ? new MoneyShown(known.Amount, known.Currency) : null;
}

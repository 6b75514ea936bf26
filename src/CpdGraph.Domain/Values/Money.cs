using System.Globalization;

namespace CpdGraph.Domain;

/// <summary>An amount of money in whole pence (the hundredth of the currency). Never negative.</summary>
public readonly record struct Money : IComparable<Money>
{
    /// <summary>The currency of everything unless an offer says otherwise.</summary>
    public const string Sterling = "GBP";

    private readonly string? currency;

    /// <summary>An amount in whole pence.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The amount is negative, or the currency is not three letters.</exception>
    public Money(long pence, string currency = Sterling)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(pence);

        if (!IsCurrencyCode(currency))
        {
            throw new ArgumentOutOfRangeException(nameof(currency), currency, "A currency is three capital letters.");
        }

        Pence = pence;
        this.currency = currency;
    }

    /// <summary>Whole pence.</summary>
    public long Pence { get; }

    /// <summary>ISO 4217 code.</summary>
    public string Currency => currency ?? Sterling;

    /// <summary>The amount in pounds, with two decimals.</summary>
    public decimal Amount => new decimal(Pence) / 100m + 0.00m;

    /// <summary>Nothing, in sterling.</summary>
    public static Money Zero => new(0);

    /// <summary>Reads an amount in pounds.</summary>
    /// <returns>Null when it is negative, has parts of a penny, is too large, or the currency is not three capital letters.</returns>
    public static Money? TryOfAmount(decimal amount, string currency = Sterling)
    {
        if (amount < 0 || amount > 90_000_000_000_000m || !IsCurrencyCode(currency))
        {
            return null;
        }

        var pence = amount * 100m;
        return pence == decimal.Truncate(pence) ? new Money((long)pence, currency) : null;
    }

    /// <summary>The sum.</summary>
    /// <exception cref="InvalidOperationException">The currencies differ.</exception>
    public static Money operator +(Money left, Money right) =>
        new(checked(left.Pence + right.Pence), SameCurrency(left, right));

    /// <summary>By amount.</summary>
    public static bool operator <(Money left, Money right) => left.CompareTo(right) < 0;

    /// <summary>By amount.</summary>
    public static bool operator >(Money left, Money right) => left.CompareTo(right) > 0;

    /// <summary>By amount.</summary>
    public static bool operator <=(Money left, Money right) => left.CompareTo(right) <= 0;

    /// <summary>By amount.</summary>
    public static bool operator >=(Money left, Money right) => left.CompareTo(right) >= 0;

    /// <summary>The sum.</summary>
    public Money Add(Money other) => this + other;

    /// <summary>What is left after taking <paramref name="other"/> away; null when it is more than this.</summary>
    /// <exception cref="InvalidOperationException">The currencies differ.</exception>
    public Money? Less(Money other)
    {
        var same = SameCurrency(this, other);
        return other.Pence > Pence ? null : new Money(Pence - other.Pence, same);
    }

    /// <inheritdoc />
    public int CompareTo(Money other)
    {
        SameCurrency(this, other);
        return Pence.CompareTo(other.Pence);
    }

    /// <inheritdoc />
    public bool Equals(Money other) => Pence == other.Pence && Currency == other.Currency;

    /// <inheritdoc />
    public override int GetHashCode() => HashCode.Combine(Pence, Currency);

    /// <summary>For people and logs, for example <c>35.00 GBP</c>.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Amount:0.00} {Currency}");

    private static bool IsCurrencyCode(string code) => code is { Length: 3 } && code.All(char.IsAsciiLetterUpper);

    private static string SameCurrency(Money left, Money right) => left.Currency == right.Currency
        ? left.Currency
        : throw new InvalidOperationException($"{left.Currency} and {right.Currency} cannot be reckoned together.");
}

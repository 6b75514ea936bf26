using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace CpdGraph.Data;

/// <summary>A decimal number without zeros at its end, so that both engines give 4 and not 4.0 or 4.00.</summary>
internal sealed class ShortDecimalConverter() : ValueConverter<decimal, decimal>(
    value => value,
    value => Shortened(value))
{
    // Dividing gives the shortest scale that holds the quotient.
    private const decimal WithoutTrailingZeros = 1.0000000000000000000000000000m;

    public static decimal Shortened(decimal value) => value / WithoutTrailingZeros;
}

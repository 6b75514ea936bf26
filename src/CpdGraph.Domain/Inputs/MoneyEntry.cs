namespace CpdGraph.Domain;

/// <summary>An amount of money as somebody typed it; it may be negative, have parts of a penny or an unknown currency.</summary>
/// <param name="Amount">In pounds.</param>
/// <param name="Currency">ISO 4217 code.</param>
public sealed record MoneyEntry(decimal Amount, string Currency = Money.Sterling)
{
    /// <summary>The most that one amount may be, in pounds.</summary>
    public const decimal Maximum = 10_000_000m;
}

using System.Diagnostics.CodeAnalysis;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace CpdGraph.Api.Composition.Scalars;

/// <summary>A scalar that is a string of a certain form: <c>OdsCode</c>, <c>Slug</c>, <c>CurrencyCode</c>.</summary>
internal sealed partial class PatternCodec : TextCodec<string>
{
    private readonly Regex pattern;
    private readonly string form;

    private PatternCodec(Regex pattern, string form)
    {
        this.pattern = pattern;
        this.form = form;
    }

    /// <summary>Scalar <c>OdsCode</c>.</summary>
    public static PatternCodec OdsCode { get; } =
        new(OdsCodePattern(), "An OdsCode has 3 to 10 capital letters and digits, for example QOX.");

    /// <summary>Scalar <c>Slug</c>.</summary>
    public static PatternCodec Slug { get; } =
        new(SlugPattern(), "A Slug has lower-case letters, digits and single hyphens between them, at most 200 in all.");

    /// <summary>Scalar <c>CurrencyCode</c>.</summary>
    public static PatternCodec CurrencyCode { get; } = new(CurrencyPattern(), "A CurrencyCode has three capital letters, for example GBP.");

    protected override string Form => form;

    public override void Write(Utf8JsonWriter writer, string value) => writer.WriteStringValue(value);

    protected override bool TryParse(string text, [MaybeNullWhen(false)] out string value)
    {
        value = text;

        return pattern.IsMatch(text);
    }

    [GeneratedRegex(@"\A[A-Z0-9]{3,10}\z", RegexOptions.CultureInvariant)]
    private static partial Regex OdsCodePattern();

    [GeneratedRegex(@"\A(?=.{1,200}\z)[a-z0-9]+(-[a-z0-9]+)*\z", RegexOptions.CultureInvariant)]
    private static partial Regex SlugPattern();

    [GeneratedRegex(@"\A[A-Z]{3}\z", RegexOptions.CultureInvariant)]
    private static partial Regex CurrencyPattern();
}

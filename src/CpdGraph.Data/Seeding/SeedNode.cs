using System.Collections.Immutable;
using System.Globalization;
using CpdGraph.Domain;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace CpdGraph.Data;

/// <summary>
/// One row (or a part of one) of a seed file. What is missing, of the wrong kind or unknown is reported with its place, and reading goes
/// on with a stand-in, so that all mistakes of the files are told at once. Nothing is loaded then.
/// </summary>
internal sealed class SeedNode(SeedReading reading, SeedPlace place, YamlMappingNode node, SeedNode? parent)
{
    private readonly HashSet<string> read = [];

    /// <summary>Where the row stands, for messages.</summary>
    public string Place => place.At(node);

    public SeedReading Reading => reading;

    public string Text(string key) => TextOrNull(key) ?? Missing(key, "");

    public string? TextOrNull(string key) => Value(key, text => text, "text");

    public string Slug(string key)
    {
        var slug = Text(key);

        if (slug.Length > KeyLengths.Slug || slug.Split('-').Any(part => part.Length == 0 || !part.All(IsSlugLetter)))
        {
            reading.Report(Place, $"'{slug}' is not a slug: small letters and digits, parted by single hyphens.");
        }

        return slug;
    }

    public bool Flag(string key) => FlagOrNull(key) ?? Missing(key, false);

    public bool? FlagOrNull(string key) => Value<bool?>(key, text => bool.TryParse(text, out var flag) ? flag : null, "true or false");

    public int Number(string key) => NumberOrNull(key) ?? Missing(key, 0);

    public int? NumberOrNull(string key) => Value<int?>(
        key, text => int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) ? number : null, "a whole number");

    public decimal? DecimalOrNull(string key) => Value<decimal?>(
        key, text => decimal.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number) ? number : null, "a number");

    public DateOnly Day(string key) => DayOrNull(key) ?? Missing(key, default(DateOnly));

    public DateOnly? DayOrNull(string key) => Value<DateOnly?>(
        key, text => DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null, "a day like 2026-04-01");

    public TimeOnly Clock(string key) => Value<TimeOnly?>(
        key, text => TimeOnly.TryParseExact(text, "HH:mm", CultureInfo.InvariantCulture, DateTimeStyles.None, out var time) ? time : null, "a time like \"09:30\"")
        ?? Missing(key, default(TimeOnly));

    /// <summary>A value of a closed set, spelled as in the schema.</summary>
    public TEnum Choice<TEnum>(string key)
        where TEnum : struct, Enum => ChoiceOrNull<TEnum>(key) ?? Missing(key, default(TEnum));

    public TEnum? ChoiceOrNull<TEnum>(string key)
        where TEnum : struct, Enum => Value<TEnum?>(key, SchemaName<TEnum>.Find, $"one of {SchemaName<TEnum>.All}");

    public ImmutableArray<string> Texts(string key) => Items(key, text => text, "a text");

    public ImmutableArray<int> Numbers(string key) =>
    [
        .. Items<int?>(key, text => int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) ? number : null, "a whole number")
            .Select(number => number.GetValueOrDefault()),
    ];

    public ImmutableArray<TEnum> Choices<TEnum>(string key)
        where TEnum : struct, Enum =>
        [.. Items<TEnum?>(key, SchemaName<TEnum>.Find, $"one of {SchemaName<TEnum>.All}").Select(value => value.GetValueOrDefault())];

    /// <summary>A list of rows; none when it is absent.</summary>
    public IEnumerable<SeedNode> Rows(string key, string? name = null) =>
        Child(key) is { } list ? reading.Nodes(list, place.In(key), this, name) : [];

    /// <summary>A list of at least one row.</summary>
    public IEnumerable<SeedNode> RequiredRows(string key, string? name = null)
    {
        if (Child(key) is null)
        {
            Missing(key, 0);
        }

        return Rows(key, name);
    }

    /// <summary>A part with keys of its own. Null when it is absent.</summary>
    public SeedNode? PartOrNull(string key)
    {
        switch (Child(key))
        {
            case null:
                return null;
            case YamlMappingNode part:
                return reading.Add(new SeedNode(reading, place.In(key), part, this));
            case var other:
                reading.Report(place.At(other, key), "is not a mapping.");
                return null;
        }
    }

    /// <summary>A mapping from one closed set to another.</summary>
    public IEnumerable<(TKey Key, TValue Value)> Choices<TKey, TValue>(string key)
        where TKey : struct, Enum
        where TValue : struct, Enum =>
        PartOrNull(key) is { } part
            ? Enum.GetValues<TKey>().Select(choice => (choice, part.ChoiceOrNull<TValue>(SchemaName<TKey>.Of(choice))))
                .Where(pair => pair.Item2 is not null)
                .Select(pair => (pair.choice, pair.Item2!.Value))
            : [];

    /// <summary>The row's own, or that of the row which holds it.</summary>
    public Provenance Provenance => parent is null ? Choice<Provenance>("provenance") : ChoiceOrNull<Provenance>("provenance") ?? parent.Provenance;

    /// <summary>The row's own, or that of the row which holds it.</summary>
    public string Source => parent is null ? Text("source") : TextOrNull("source") ?? parent.Source;

    public void ReportUnread()
    {
        foreach (var key in node.Children.Keys.Where(key => !read.Contains(key.ToString())))
        {
            reading.Report(place.At(key), $"'{key}' is not a key of this row.");
        }
    }

    private static bool IsSlugLetter(char letter) => char.IsAsciiLetterLower(letter) || char.IsAsciiDigit(letter);

    private YamlNode? Child(string key)
    {
        read.Add(key);
        return node.Children.TryGetValue(key, out var child) ? child : null;
    }

    private T? Value<T>(string key, Func<string, T?> parse, string expected) => Child(key) is { } child ? Scalar(child, key, parse, expected) : default;

    private ImmutableArray<T> Items<T>(string key, Func<string, T?> parse, string expected)
    {
        switch (Child(key))
        {
            case null:
                return [];
            case YamlSequenceNode list:
                return [.. list.Children.Select(item => Scalar(item, key, parse, expected)).OfType<T>()];
            case var other:
                reading.Report(place.At(other, key), "is not a list.");
                return [];
        }
    }

    private T? Scalar<T>(YamlNode child, string key, Func<string, T?> parse, string expected)
    {
        if (child is YamlScalarNode { Value: { } text } scalar && !IsNothing(scalar, text) && parse(text) is { } value)
        {
            return value;
        }

        reading.Report(place.At(child, key), $"'{child}' is not {expected}.");
        return default;
    }

    // There are no nulls: what is not needed is left out.
    private static bool IsNothing(YamlScalarNode scalar, string text) =>
        text.Length == 0 || (scalar.Style == ScalarStyle.Plain && text is "~" or "null");

    private T Missing<T>(string key, T standIn)
    {
        // Present but unreadable was reported already.
        if (!node.Children.ContainsKey(key))
        {
            reading.Report(Place, $"'{key}' is missing.");
        }

        return standIn;
    }
}

using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace CpdGraph.Api.Case;

/// <summary>
/// Holds a file against the classes of CASE 1.1. What is wrong is reported by its place; a member that no class has is left out and named,
/// since a package that is written out again may not have it.
/// </summary>
internal sealed partial class CaseCheck
{
    private static readonly HashSet<string> AssociationTypes =
    [
        "isChildOf", "isPeerOf", "isPartOf", "exactMatchOf", "precedes", "isRelatedTo", "replacedBy", "exemplar", "hasSkillLevel", "isTranslationOf",
    ];

    private static readonly JsonDocumentOptions Strict = new() { AllowDuplicateProperties = false };

    private readonly List<CaseProblem> problems = [];
    private readonly List<CaseProblem> left = [];

    private CaseCheck()
    {
    }

    /// <summary>Everything that is wrong, in the order of the file.</summary>
    public IReadOnlyList<CaseProblem> Problems => problems;

    /// <summary>What was left out, in the order of the file.</summary>
    public IReadOnlyList<CaseProblem> Left => left;

    /// <summary>The package, without what was left out. Worth nothing when there are problems.</summary>
    public JsonObject Package { get; private set; } = [];

    public static CaseCheck Of(ReadOnlyMemory<byte> file)
    {
        var check = new CaseCheck();

        try
        {
            using var document = JsonDocument.Parse(file.Span.StartsWith(ByteOrderMark) ? file[ByteOrderMark.Length..] : file, Strict);
            check.Read(document.RootElement);
        }
        catch (JsonException wrong)
        {
            check.Report("", $"This is no JSON that can be read, by line {wrong.LineNumber + 1}, byte {wrong.BytePositionInLine + 1}. Save the package as UTF-8 JSON, with each member once.");
        }
        catch (InvalidOperationException)
        {
            // What the reader of JSON throws for text that is none.
            check.Report("", "A text in it is no Unicode: half of a character, or bytes that are not UTF-8. Save the package as UTF-8 JSON.");
        }

        return check;
    }

    private static ReadOnlySpan<byte> ByteOrderMark => "\uFEFF"u8;

    private void Read(JsonElement root)
    {
        if (root.ValueKind != JsonValueKind.Object || !root.TryGetProperty("CFDocument", out _))
        {
            Report("", "This is no CASE package: it needs an object with the member CFDocument. Export the framework as CFPackage.");
            return;
        }

        Package = Object("", root, CaseClass.Package);
    }

    private JsonObject Object(string place, JsonElement value, CaseClass of)
    {
        var read = new JsonObject();

        foreach (var member in value.EnumerateObject())
        {
            var here = place.Length == 0 ? member.Name : $"{place}.{member.Name}";

            if (!of.Members.TryGetValue(member.Name, out var known))
            {
                left.Add(new(here, "CASE 1.1 has no such member here. Put it under extensions to keep it."));
            }
            else if (member.Value.ValueKind == JsonValueKind.Null)
            {
                left.Add(new(here, "null says the same as leaving it out."));
            }
            else
            {
                read[member.Name] = Value(here, member.Value, known);
            }
        }

        foreach (var missing in of.Members.Values.Where(member => member.Required && !read.ContainsKey(member.Name)).OrderBy(member => member.Name, StringComparer.Ordinal))
        {
            Report(place.Length == 0 ? missing.Name : $"{place}.{missing.Name}", "is missing.");
        }

        return read;
    }

    private JsonNode? Value(string place, JsonElement value, CaseMember member) => member.Value switch
    {
        CaseValue.One => One(place, value, member.Of!),
        CaseValue.Many => List(place, value, (at, part) => One(at, part, member.Of!)),
        CaseValue.Texts => List(place, value, Text),
        CaseValue.Open => Open(place, value),
        CaseValue.OpenMany => List(place, value, Open),
        CaseValue.Whole => Number(place, value, whole: true),
        CaseValue.Number => Number(place, value, whole: false),
        _ => Word(place, value, member),
    };

    private JsonObject? One(string place, JsonElement value, CaseClass of)
    {
        if (value.ValueKind == JsonValueKind.Object)
        {
            return Object(place, value, of);
        }

        Report(place, "must be an object.");
        return null;
    }

    private JsonNode? Open(string place, JsonElement value)
    {
        if (value.ValueKind == JsonValueKind.Object)
        {
            return Whatever(place, value);
        }

        Report(place, "must be an object.");
        return null;
    }

    // Its writer's own; but text must be text. The reader of JSON has limited how deep it nests.
    private JsonNode? Whatever(string place, JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Object => new JsonObject(
            value.EnumerateObject().Select(member => KeyValuePair.Create(member.Name, Whatever($"{place}.{member.Name}", member.Value)))),
        JsonValueKind.Array => new JsonArray([.. value.EnumerateArray().Select(part => Whatever(place, part))]),
        JsonValueKind.String => Text(place, value),
        JsonValueKind.Null => null,
        _ => JsonValue.Create(value.Clone()),
    };

    private JsonArray? List(string place, JsonElement value, Func<string, JsonElement, JsonNode?> read)
    {
        if (value.ValueKind != JsonValueKind.Array)
        {
            Report(place, "must be a list.");
            return null;
        }

        var list = new JsonArray();
        var known = new HashSet<string>(StringComparer.Ordinal);

        foreach (var (part, index) in value.EnumerateArray().Select((part, index) => (part, index)))
        {
            var node = read(string.Create(CultureInfo.InvariantCulture, $"{place}[{index}]"), part);

            if (node is JsonObject own && own.ContainsKey("lastChangeDateTime") && own["identifier"] is JsonValue id && !known.Add(id.ToString()))
            {
                Report(string.Create(CultureInfo.InvariantCulture, $"{place}[{index}].identifier"), $"{id} is the identifier of an entry before it too. Give each its own.");
            }

            list.Add(node);
        }

        return list;
    }

    private JsonValue? Text(string place, JsonElement value)
    {
        if (value.ValueKind != JsonValueKind.String)
        {
            Report(place, "must be text.");
            return null;
        }

        var text = value.GetString()!;

        if (text.Contains('\0', StringComparison.Ordinal))
        {
            Report(place, "holds a character that no text may hold (U+0000). Take it out.");
        }

        return JsonValue.Create(text);
    }

    private JsonValue? Number(string place, JsonElement value, bool whole)
    {
        if (value.ValueKind != JsonValueKind.Number || (whole && !value.TryGetInt32(out _)))
        {
            Report(place, whole ? "must be a whole number." : "must be a number.");
            return null;
        }

        return JsonValue.Create(value.Clone());
    }

    private JsonValue? Word(string place, JsonElement value, CaseMember member)
    {
        if (Text(place, value) is not { } text)
        {
            return null;
        }

        if (Mistake(text.GetValue<string>(), member) is { } mistake)
        {
            Report(place, mistake);
        }

        return text;
    }

    private static string? Mistake(string text, CaseMember member) => member.Value switch
    {
        CaseValue.Text => member.Required && string.IsNullOrWhiteSpace(text) ? "is empty." : null,
        CaseValue.Identifier => Identifiers().IsMatch(text) ? null : "must be a UUID in lower case, for example 6b1f7c1e-93a2-4d0e-9c53-0f6a7f0f7d11.",
        CaseValue.Address => AddressMistake(text),
        CaseValue.Moment => IsMoment(text) ? null : "must be a date and time with its zone, for example 2026-11-24T09:00:00Z.",
        CaseValue.Day => DateOnly.TryParseExact(text, "O", CultureInfo.InvariantCulture, DateTimeStyles.None, out _) ? null : "must be a day, for example 2026-11-24.",
        CaseValue.Version => text == "1.1" ? null : "must be 1.1: only packages of CASE 1.1 are read. Leave it out if the package has nothing that 1.1 has not.",
        CaseValue.AssociationType => AssociationTypes.Contains(text) || OwnNames().IsMatch(text)
            ? null
            : $"'{text}' is no type of association. One of {string.Join(", ", AssociationTypes)}, or a name of your own after ext:.",
        CaseValue.TargetType => text == "CASE" || OwnNames().IsMatch(text) ? null : "must be CASE, or a name of your own after ext:.",
        _ => null,
    };

    private static string? AddressMistake(string text) => text switch
    {
        _ when string.IsNullOrWhiteSpace(text) => "is empty.",
        _ when text.StartsWith(CaseAddress.Here, StringComparison.Ordinal) => $"begins with {CaseAddress.Here}, which stands for an installation of CpdGraph. Take the package from where it is published.",
        _ => null,
    };

    private static bool IsMoment(string text) =>
        Moments().IsMatch(text) && DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.None, out _);

    private void Report(string place, string message) => problems.Add(new(place, message));

    [GeneratedRegex("^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}\\z", RegexOptions.ExplicitCapture)]
    private static partial Regex Identifiers();

    [GeneratedRegex("^ext:[A-Za-z0-9._-]+\\z")]
    private static partial Regex OwnNames();

    [GeneratedRegex("^\\d{4}-\\d\\d-\\d\\d[Tt]\\d\\d:\\d\\d:\\d\\d(\\.\\d+)?([Zz]|[+-]\\d\\d:\\d\\d)\\z", RegexOptions.ExplicitCapture)]
    private static partial Regex Moments();
}

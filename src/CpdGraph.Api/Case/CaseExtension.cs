using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using CpdGraph.Domain;

namespace CpdGraph.Api.Case;

/// <summary>What a part of a package says under <c>extensions.cpdgraph</c>. Whatever cannot be read is reported by its place.</summary>
internal sealed class CaseExtension
{
    private readonly JsonObject own;
    private readonly string place;
    private readonly List<CaseProblem> problems;

    private CaseExtension(JsonObject own, string place, List<CaseProblem> problems) => (this.own, this.place, this.problems) = (own, place, problems);

    public static CaseExtension Of(JsonObject part, string place, List<CaseProblem> problems)
    {
        var here = $"{place}.extensions.{CaseNames.Extension}";

        switch (part["extensions"]?[CaseNames.Extension])
        {
            case null:
                return new([], here, problems);
            case JsonObject own:
                return new(own, here, problems);
            default:
                problems.Add(new(here, "must be an object."));
                return new([], here, problems);
        }
    }

    public bool Has(string name) => own.ContainsKey(name);

    /// <summary>Null when it is not there.</summary>
    public string? Text(string name)
    {
        if (own[name] is not { } value)
        {
            return null;
        }

        if (value.GetValueKind() == JsonValueKind.String)
        {
            return value.GetValue<string>();
        }

        Report(name, "must be text.");
        return null;
    }

    public string Needed(string name)
    {
        if (Text(name) is { Length: > 0 } text)
        {
            return text;
        }

        Report(name, "is missing.");
        return "";
    }

    public Guid Identifier(string name)
    {
        if (Guid.TryParseExact(Needed(name), "D", out var id))
        {
            return id;
        }

        Report(name, "must be a UUID.");
        return default;
    }

    public DateOnly? Day(string name)
    {
        if (Text(name) is not { } text)
        {
            return null;
        }

        if (DateOnly.TryParseExact(text, "O", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day))
        {
            return day;
        }

        Report(name, "must be a day, for example 2026-11-24.");
        return null;
    }

    public bool Flag(string name)
    {
        if (own[name]?.GetValueKind() is JsonValueKind.True or JsonValueKind.False)
        {
            return own[name]!.GetValue<bool>();
        }

        Report(name, "must be true or false.");
        return false;
    }

    /// <summary>A value by its name in the schema. Null when it is not there.</summary>
    public T? Value<T>(string name, Func<T, string> write)
        where T : struct, Enum
    {
        if (Text(name) is not { } text)
        {
            return null;
        }

        if (CaseNames.Find(text, write) is { } value)
        {
            return value;
        }

        Report(name, $"must be one of {string.Join(", ", Enum.GetValues<T>().Select(write))}.");
        return null;
    }

    public T Needed<T>(string name, Func<T, string> write)
        where T : struct, Enum
    {
        if (!Has(name))
        {
            Report(name, "is missing.");
        }

        return Value(name, write) ?? default;
    }

    /// <summary>Its source, or the framework's where it names none.</summary>
    public (Provenance Provenance, string? Reference) SourceOr(CompetencyFramework framework) =>
        Has("provenance") ? (Needed("provenance", (Func<Provenance, string>)CaseNames.Of), Text("sourceReference")) : (framework.Provenance, framework.SourceReference);

    public IEnumerable<CaseExtension> List(string name)
    {
        foreach (var (row, index) in Rows(name))
        {
            if (row is JsonObject part)
            {
                yield return new(part, string.Create(CultureInfo.InvariantCulture, $"{place}.{name}[{index}]"), problems);
            }
            else
            {
                Report(string.Create(CultureInfo.InvariantCulture, $"{name}[{index}]"), "must be an object.");
            }
        }
    }

    public IEnumerable<string> Texts(string name)
    {
        foreach (var (row, index) in Rows(name))
        {
            if (row?.GetValueKind() == JsonValueKind.String)
            {
                yield return row.GetValue<string>();
            }
            else
            {
                Report(string.Create(CultureInfo.InvariantCulture, $"{name}[{index}]"), "must be text.");
            }
        }
    }

    private IEnumerable<(JsonNode? Row, int Index)> Rows(string name)
    {
        switch (own[name])
        {
            case null:
                return [];
            case JsonArray list:
                return list.Select((row, index) => (row, index));
            default:
                Report(name, "must be a list.");
                return [];
        }
    }

    private void Report(string name, string message) => problems.Add(new($"{place}.{name}", message));
}

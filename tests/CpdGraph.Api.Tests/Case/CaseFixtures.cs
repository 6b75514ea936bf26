using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using CpdGraph.Api.Case;
using CpdGraph.Data;
using CpdGraph.Domain;
using CpdGraph.Testing;
using Xunit;

namespace CpdGraph.Api.Tests.Case;

/// <summary>Packages of CASE 1.1, written by hand for these tests.</summary>
internal static class CaseFixtures
{
    private static readonly string Folder = RepositoryRoot.Of("tests", "CpdGraph.Api.Tests", "Case", "Fixtures");

    private static readonly CaseWishes Wishes = new("TEST", Label: null, Provenance: null, From: null, new(2026, 11, 24));

    public static TheoryData<string> Names { get; } = ["everything", "flat", "deep", "own"];

    public static JsonObject Package(string name) => JsonNode.Parse(File.ReadAllBytes(Path.Combine(Folder, $"{name}.json")))!.AsObject();

    /// <summary>The same with identifiers of its own.</summary>
    /// <param name="mark">Eight hexadecimal digits.</param>
    public static JsonObject Package(string name, string mark) =>
        JsonNode.Parse(Package(name).ToJsonString().Replace("5e1d0c7a", mark, StringComparison.Ordinal))!.AsObject();

    public static byte[] Bytes(JsonObject package) => Encoding.UTF8.GetBytes(package.ToJsonString());

    /// <summary>The framework that a package is read as.</summary>
    public static CaseFramework Read(JsonObject package)
    {
        var check = CaseCheck.Of(Bytes(package));

        Assert.Empty(check.Problems);
        Assert.Empty(check.Left);

        var (framework, problems, _) = CaseReader.Read(check.Package, Wishes);

        Assert.Empty(problems);

        return framework!;
    }

    /// <summary>Everything that is wrong with a file, as text.</summary>
    public static string[] Problems(byte[] file)
    {
        var check = CaseCheck.Of(file);

        return [.. (check.Problems.Count > 0 ? check.Problems : CaseReader.Read(check.Package, Wishes).Problems).Select(problem => problem.ToString())];
    }

    /// <summary>Reads a package, keeps what is kept as the database does, and writes it out again.</summary>
    public static JsonObject ThereAndBack(JsonObject package)
    {
        var framework = Read(package);
        var kept = CaseRest.Between(package, CaseWriter.Package(framework)).ToJsonString();

        return CasePackage.Of(framework, new CaseRemainder { FrameworkId = framework.Framework.Id, Json = kept });
    }

    /// <summary>Canonical JSON: members in the order of their names, numbers in one form.</summary>
    public static string Canonical(JsonNode? node) => node switch
    {
        JsonObject part => $"{{{string.Join(',', part.OrderBy(member => member.Key, StringComparer.Ordinal).Select(member => $"{JsonSerializer.Serialize(member.Key)}:{Canonical(member.Value)}"))}}}",
        JsonArray list => $"[{string.Join(',', list.Select(Canonical))}]",
        JsonValue value when value.GetValueKind() == JsonValueKind.Number => double.Parse(value.ToJsonString(), CultureInfo.InvariantCulture).ToString("R", CultureInfo.InvariantCulture),
        JsonValue value when value.GetValueKind() == JsonValueKind.String => JsonSerializer.Serialize(value.GetValue<string>()),
        _ => node?.ToJsonString() ?? "null",
    };
}
